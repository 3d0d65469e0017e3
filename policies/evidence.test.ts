/**
 * What the packs prove between them: every outcome, every reason for giving no plan and every reason why a class gives
 * nothing is the expected answer of some case beside a pack; and what is asked of somebody of whom nothing is known,
 * pack by pack, in order. A change of the questions shows here, written out.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { createPolicyBook, Facts, OUTCOMES, type Quote, type Unused } from "../core/policy";
import { filesNamed, readPackDocuments } from "../local/policies";

interface Case {
  name: string;
  facts: Record<string, unknown>;
  expect: Partial<Quote>;
}

const root = join(__dirname, "..");
const { packs, places } = readPackDocuments(root);
const book = createPolicyBook(packs, places);

/** Expected answers; that they are given is tested beside the packs. */
const expected = filesNamed(__dirname, "cases.yaml").flatMap((file) =>
  (parse(readFileSync(file, "utf8")) as Case[]).map(({ expect: answer }) => answer),
);

const REASONS: Record<Unused["reason"], true> = {
  outranked: true,
  "not-local": true,
  "not-in-plan": true,
  expired: true,
  "not-yet": true,
  late: true,
  "set-elsewhere": true,
  "condition-not-met": true,
};
/** Why there may be no plan; each is answered so by some case. */
const NO_PLAN: Record<NonNullable<Quote["reason"]>, true> = {
  "unknown-place": true,
  "not-yet-published": true,
  ended: true,
  "not-encoded": true,
};

describe("every answer that can be given is expected by some case", () => {
  it.each(OUTCOMES)("outcome %s", (outcome) => {
    expect(expected.some((answer) => answer.outcome === outcome)).toBe(true);
  });

  it.each(Object.keys(NO_PLAN).filter((reason) => reason !== "unknown-place"))(
    "no plan: %s",
    (reason) => {
      expect(expected.some((answer) => answer.reason === reason)).toBe(true);
    },
  );

  it("no plan: unknown-place, which no pack can have beside it", () => {
    const quote = book.quote(Facts.parse({ place: "110101", year: 2027, on: "2026-11-20" }));
    expect(quote).toMatchObject({ outcome: "no-plan", reason: "unknown-place", due: null });
  });

  it.each(Object.keys(REASONS))("a class that gives nothing: %s", (reason) => {
    const reasons = expected.flatMap(({ unused }) => (unused ?? []).map((one) => one.reason));
    expect(reasons).toContain(reason);
  });
});

/** A day on which most people pay, and one when the window is long over. */
const ASKED: [pack: string, on: string, missing: string][] = [
  [
    "130607/2023",
    "2022-11-20",
    "hukou employeeInsurance insuredElsewhere event categories student registered openings more.village-aid",
  ],
  [
    "130607/2023",
    "2023-06-15",
    "hukou employeeInsurance insuredElsewhere event categories student openings more.village-aid",
  ],
  [
    "340103/2023",
    "2022-11-20",
    "hukou employeeInsurance insuredElsewhere event returningMigrantWorker categories student enrolledLastYear registered",
  ],
  [
    "340103/2023",
    "2023-06-15",
    "hukou employeeInsurance insuredElsewhere event returningMigrantWorker categories",
  ],
  [
    "370481/2022",
    "2021-11-20",
    "hukou employeeInsurance insuredElsewhere birthDate event categories enrolledLastYear registered",
  ],
  [
    "370481/2022",
    "2022-06-15",
    "hukou employeeInsurance insuredElsewhere birthDate event categories enrolledLastYear registered",
  ],
  [
    "430623/2022",
    "2021-11-20",
    "hukou employeeInsurance insuredElsewhere event categories registered",
  ],
  ["430623/2022", "2022-06-15", "hukou employeeInsurance insuredElsewhere event categories"],
  ["430623/2027", "2026-11-20", "hukou employeeInsurance insuredElsewhere categories brokenYears"],
  [
    "430623/2027",
    "2027-06-15",
    "hukou employeeInsurance insuredElsewhere event categories brokenYears",
  ],
  [
    "440783/2022",
    "2021-11-20",
    "hukou employeeInsurance insuredElsewhere event categories enrolledLastYear registered",
  ],
  ["440783/2022", "2022-06-15", "hukou employeeInsurance insuredElsewhere event categories"],
  [
    "999901/2026",
    "2025-11-20",
    "hukou employeeInsurance insuredElsewhere birthDate categories registered",
  ],
  [
    "999901/2026",
    "2026-06-15",
    "hukou employeeInsurance insuredElsewhere birthDate event categories registered",
  ],
  [
    "999901/2027",
    "2026-11-20",
    "hukou employeeInsurance insuredElsewhere birthDate categories registered",
  ],
  [
    "999901/2027",
    "2027-06-15",
    "hukou employeeInsurance insuredElsewhere birthDate event categories registered",
  ],
  [
    "999902/2027",
    "2026-11-20",
    "hukou employeeInsurance insuredElsewhere birthDate categories registered brokenYears more.tier",
  ],
  [
    "999902/2027",
    "2027-06-15",
    "hukou employeeInsurance insuredElsewhere birthDate event categories registered brokenYears more.tier",
  ],
];

describe("what is asked of somebody of whom nothing is known", () => {
  const rows = ASKED.map(([pack, on, asked]) => ({ pack, on, asked: asked.split(" ") }));

  it.each(rows)("$pack on $on", ({ pack, on, asked }) => {
    const [place = "", year] = pack.split("/");
    const quote = book.quote(Facts.parse({ place, year: Number(year), on }));
    expect(quote.missing).toEqual(asked);
    // Each comes with a question in words, in the same order.
    expect(quote.questions.map(({ fact }) => fact)).toEqual(asked);
    expect(quote.questions.filter(({ fact, text }) => text === fact)).toEqual([]);
  });

  it("covers every pack that answers", () => {
    const answering = packs.filter(({ coverageYear }) => coverageYear !== undefined);
    const covered = new Set(ASKED.map(([pack]) => pack));
    expect(answering.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
  });
});

/** What an ordinary local resident of forty says when asked; what staff know is as usual. */
const ORDINARY: Record<string, unknown> = {
  hukou: "local",
  employeeInsurance: null,
  insuredElsewhere: false,
  birthDate: "1980-05-05",
  event: null,
  returningMigrantWorker: false,
  hukouKind: "rural",
  categories: [],
  residencePermit: null,
  student: null,
  parentInsuredHere: false,
  parentHoldsPermit: false,
  foreigner: null,
  enrolledLastYear: true,
  registered: true,
  brokenYears: 0,
  openings: null,
  via: "self",
  sex: "female",
};
const ORDINARY_OWN: Record<string, unknown> = {
  "village-aid": 0,
  tier: "one",
  "buy-back-months": 0,
};

/** Answers the first question until none is left; what was asked, in order. */
function interview(pack: string, on: string): { asked: string[]; quotes: Quote[] } {
  const [place = "", year] = pack.split("/");
  let said: Record<string, unknown> = {};
  let own: Record<string, unknown> = {};
  const asked: string[] = [];
  const quotes: Quote[] = [];
  for (;;) {
    const quote = book.quote(Facts.parse({ place, year: Number(year), on, ...said, more: own }));
    quotes.push(quote);
    const [next] = quote.missing;
    if (next === undefined) return { asked, quotes };
    if (asked.includes(next)) throw new Error(`${pack} asks for ${next} twice`);
    asked.push(next);
    const key = next.replace(/^more\./, "");
    if (key === next) said = { ...said, [key]: ORDINARY[key] };
    else own = { ...own, [key]: ORDINARY_OWN[key] };
  }
}

describe("an ordinary resident who answers one question after another", () => {
  it.each(ASKED)(
    "%s on %s is asked nothing that was not announced, and nothing twice",
    (pack, on, asked) => {
      const announced = asked.split(" ");
      const heard = interview(pack, on).asked;
      expect(heard.filter((fact) => !announced.includes(fact))).toEqual([]);
      expect(heard).toEqual(announced.filter((fact) => heard.includes(fact)));
    },
  );

  it.each(ASKED)("%s on %s owes in the end what was said at first", (pack, on) => {
    const { quotes } = interview(pack, on);
    const [first, last] = [quotes[0], quotes.at(-1)];
    expect(last?.due).toEqual(first?.due);
    expect(last?.outcome).toEqual(first?.outcome);
  });
});
