import { staff, type Envelope } from "../../core/contracts";
import { browserOf, matrix, staffMatrix, type Browser } from "../../test/world";
import { serveStaff, type Arrival } from ".";

/**
 * Every call of workers × every role × own place, another town, another county × where it comes from: tried out, each attempt on rows that
 * are really there, and taken back. Who may do what is written by hand in `test/world/staff-matrix.ts`.
 */

const { CALLERS, ROWS, WORKERS } = staffMatrix;
type Caller = staffMatrix.Caller;
type Row = staffMatrix.Row;
type Sign = staffMatrix.Sign;
type Try = staffMatrix.Try;

let at: matrix.MatrixWorld;
beforeAll(async () => {
  at = await matrix.startMatrixWorld();
  // Accounts of all callers, so that none is made within an attempt.
  for (const name of CALLERS) await matrix.callers(at.services)(name).ask("hello");
});
afterAll(() => at.close());

const signsOf = ({ of = "ABC" }: Row): Sign[] => [...of] as Sign[];
const nameOf = (row: string): string => row.replace(/\+.*$/, "");
type Ask = (caller: Caller, event: { call: string; data: object }) => Promise<Envelope>;

/** Signs for which the call does something for this caller. Whatever else is refused as such, and leaves nothing behind. */
async function signsDone(name: string, row: Row, caller: Caller, ask: Ask): Promise<string> {
  let done = "";
  for (const sign of signsOf(row)) {
    const letter = sign === "R" || sign === "S" ? "A" : sign;
    const target = at.targets[letter];
    const me = at.staffId[caller as matrix.RoleName] as string | undefined;
    done += await at.db.trying(async (look) => {
      const about: Try = { at, target, sign, me, look };
      const data = await row.ask(about);
      await look.mark();
      const answer = await ask(caller, { call: nameOf(name), data });
      if (answer.ok)
        return row.shows && !JSON.stringify(answer.data).includes(row.shows(about)) ? "" : sign;
      const told = { name, caller, sign, code: answer.error.code };
      expect(told).toEqual({
        ...told,
        code: expect.stringMatching(/^(not-allowed|not-found)$/) as string,
      });
      expect({ ...told, wrote: await look.wrote() }).toEqual({ ...told, wrote: false });
      return "";
    });
  }
  return done;
}

const fromPhone: Ask = (caller, event) => {
  const openid = caller === "resident" ? "o-person-A" : `o-${caller}`;
  const arrival: Arrival = { caller: { source: "client", openid }, services: () => at.services };
  return serveStaff(event, arrival);
};

test("every call of the contract stands in the table, and nothing else", () => {
  expect(new Set(Object.keys(ROWS).map(nameOf))).toEqual(new Set(Object.keys(staff.calls)));
});

test.each(Object.entries(ROWS))("%s: who may, and for whom", async (name, row) => {
  for (const caller of CALLERS)
    expect([caller, await signsDone(name, row, caller, fromPhone)]).toEqual([
      caller,
      row.may[caller] ?? "",
    ]);
});

test.each(Object.entries(ROWS))("%s: from nowhere but a phone", async (name, row) => {
  const caller = CALLERS.find((one) => (row.may[one] ?? "") !== "") ?? "bureau";
  const sign = [...(row.may[caller] ?? "A")][0] as Sign;
  const target = at.targets[sign === "R" || sign === "S" ? "A" : sign];
  const openid = `o-${caller}`;
  const sources: Arrival["caller"][] = [
    { source: "payment", openid },
    { source: "timer", openid },
    { source: "http", openid },
    { source: undefined, openid },
    { source: "client", openid: undefined },
  ];
  for (const from of sources)
    await at.db.trying(async (look) => {
      const me = at.staffId[caller as matrix.RoleName] as string | undefined;
      const data = await row.ask({ at, target, sign, me, look });
      await look.mark();
      const arrival: Arrival = { caller: from, services: () => at.services };
      const answer = await serveStaff({ call: nameOf(name), data }, arrival);
      expect([from, answer]).toMatchObject([from, { error: { code: "not-allowed" } }]);
      expect([from, await look.wrote()]).toEqual([from, false]);
    });
});

test("what is written is noticed, and what was taken back is not", () =>
  at.db.trying(async (look) => {
    await look.mark();
    expect(await look.wrote()).toBe(false);
    await at.db
      .run({ role: "system" }, async (tx) => {
        await tx.execute("update opening set source = 'x'");
        throw new Error("taken back");
      })
      .catch(() => undefined);
    expect(await look.wrote()).toBe(false);
    await look.mark();
    await at.db.run({ role: "system" }, (tx) => tx.execute("update opening set source = 'x'"));
    expect(await look.wrote()).toBe(true);
  }));

describe("through the desk in a browser", () => {
  const PHONE_ONLY = ["join", "deskLook", "deskConfirm"];
  const browsers = new Map<Caller, Browser>();
  beforeAll(async () => {
    for (const caller of WORKERS) {
      const before = at.world.browser();
      await before.logIn(at.world.staffPhone(`o-${caller}`));
      const browser = browserOf(at.services);
      for (const [name, value] of before.cookies) browser.cookies.set(name, value);
      browser.csrf = before.csrf;
      browsers.set(caller, browser);
    }
  });
  const fromDesk: Ask = async (caller, event) => {
    const browser = browsers.get(caller) as Browser;
    return browser.post("call", event);
  };

  test.each(Object.entries(ROWS))(
    "%s: the same as on the phone, but for what only a phone does",
    async (name, row) => {
      for (const caller of WORKERS) {
        const own = { ...row, of: signsOf(row).slice(0, 2).join("") };
        const expected = PHONE_ONLY.includes(nameOf(name)) ? "" : (row.may[caller] ?? "");
        const tried = new Set<string>(signsOf(own));
        expect([caller, await signsDone(name, own, caller, fromDesk)]).toEqual([
          caller,
          [...expected].filter((sign) => tried.has(sign)).join(""),
        ]);
      }
    },
  );
});
