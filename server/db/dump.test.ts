import { baogou, startWorld, type World } from "../../test/world";
import { liveThroughAYear } from "../../test/world/full-year";
import type { Typed } from "../../test/world/full-year-people";
import { tick } from "../clock";
import { checkIntegrity } from "../integrity";

/** After a year with everything in it, no table and no log holds a number, a phone, a name or other words of people in clear. */

let world: World;
let typed: Typed;
let dump: string;
let log: string;

beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  const lines: string[] = [];
  for (const stream of ["stdout", "stderr"] as const)
    jest.spyOn(process[stream], "write").mockImplementation((line) => lines.push(String(line)) > 0);
  typed = await liveThroughAYear(world);
  await failEverywhere();
  jest.restoreAllMocks();
  log = lines.join("");
  const rows: string[] = [];
  for (const table of Object.keys(await world.counts()))
    for (const row of await world.rows<{ row: string }>(
      `select to_jsonb(t)::text as row from "${table}" t`,
    ))
      rows.push(row.row);
  dump = rows.join("\n");
});
afterAll(() => world.close());

/** Failures of our own while people's data are at hand; their messages repeat what they were about. */
async function failEverywhere(): Promise<void> {
  const worker = await world.worker("o-fails", { role: "town", place: "370481108" });
  const { vault } = world.services;
  const fail = (text: string): never => {
    throw new Error(`cannot do it for ${text}`, { cause: new Error(text) });
  };
  world.services.vault = {
    ...vault,
    seal: (text) => fail(text),
    open: (sealed, context) => fail(vault.open(sealed, context)),
  };
  const { name, document } = baogou.grandfather;
  const phone = world.phone("o-father");
  expect(await phone.refused("home", {})).toBe("unavailable");
  const typing = { name, documentType: document.type, documentNumber: document.number } as const;
  expect(await phone.refused("bind", { ...typing, relation: "parent" })).toBe("unavailable");
  expect(await worker.refused("search", { name })).toBe("unavailable");
  await tick(world.services);
  world.services.vault = vault;
}

/** The 18-digit form without century and check digit: what cards of before 2000 show. */
const oldForm = (number: string) => number.slice(0, 6) + number.slice(8, 17);

const PIECE = 8;
const pieces = (number: string): string[] =>
  Array.from({ length: Math.max(0, number.length - PIECE + 1) }, (_, at) =>
    number.slice(at, at + PIECE),
  ).filter((piece) => /^\d+$/.test(piece));

/** Keys, hashes and sealed texts are long and random: pieces of them can look like anything. */
const withoutRandom = (text: string) =>
  text
    .replace(/k1\.[0-9A-Za-z+/=]+/g, "~")
    .replace(/[0-9a-f]{64}/g, "~")
    .replace(/[0-9A-HJKMNP-TV-Z]{26}/g, "~");

test("failures were written down, with where they were and no word of what they said", () => {
  expect(log).toContain('"where":"resident"');
  expect(log).not.toContain("cannot do it");
});

test("the story was lived through: much was typed, much was written, and all of it holds together", async () => {
  expect(typed.numbers.size).toBeGreaterThan(30);
  expect(typed.words.size).toBeGreaterThan(15);
  const written = await world.counts();
  for (const table of [
    "request",
    "request_step",
    "request_material",
    "voucher",
    "finding",
    "person_document",
    "contact_way",
    "left_out",
    "school_member",
    "audit_secret",
    "audit_seal",
    "staff_invitation",
  ])
    expect([table, (written[table] ?? 0) > 0]).toEqual([table, true]);
  const kinds = await world.rows<{ kind: string }>("select distinct kind from request order by 1");
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      "change",
      "correction",
      "moved-in",
      "newborn",
      "number",
      "refund",
      "registration",
      "stop",
      "student",
    ]),
  );
  expect(await checkIntegrity(world.services)).toEqual([]);
});

describe.each([
  ["a dump of every table", () => dump],
  ["the log", () => log],
])("%s", (_, text) => {
  test("shows no number, whole, in its old form, or a stretch of eight digits of it", () => {
    const plain = withoutRandom(text());
    for (const number of typed.numbers) {
      expect(text()).not.toContain(number);
      if (/^\d{17}[\dX]$/.test(number)) expect(text()).not.toContain(oldForm(number));
      for (const piece of pieces(number)) expect(plain).not.toContain(piece);
      // Nor the serial and check digit, which with birth date and county would give the number.
      if (/^\d{17}[\dX]$/.test(number)) expect(plain).not.toContain(number.slice(-6));
    }
  });

  test("shows no name", () => {
    for (const name of typed.names) expect(text()).not.toContain(name);
  });

  test("shows nothing that people wrote in their own words", () => {
    for (const words of typed.words) expect(text()).not.toContain(words);
  });
});
