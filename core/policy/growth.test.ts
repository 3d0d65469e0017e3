/**
 * What a quote costs as a plan grows, counted in facts that are looked at rather than in time, so that a busy machine
 * cannot change the result. `npm run bench` measures the time.
 */
import { createPolicyBook } from "./book";
import type { CategoryCode, Facts } from "./facts";
import { PackDocument } from "./schema";

const COUNTS = [2, 4, 8, 16, 32, 64];
const place = "110101";
const places = [{ code: place, name: "甲县", parent: null, level: "county" as const }];
const cite = "一";

type Kind = "bands" | "conditions" | "held";

const codeOf = (n: number): CategoryCode => `x-class-${n}`;

/** A class by day of birth, one with a condition of several facts, or one that a list names. */
function classOf(kind: Kind, n: number): object {
  const entry = {
    key: `class-${n}`,
    gives: { yuan: 1 + n },
    payers: [{ payer: "county" }],
    says: "资助",
    cite,
  };
  const born = { from: `${1900 + 2 * n}-01-01`, to: `${1901 + 2 * n}-12-31` };
  if (kind === "bands") return { ...entry, classes: ["age"], when: { born } };
  if (kind === "held") return { ...entry, classes: [codeOf(n)] };
  const when = { any: [{ sex: "female" }, { all: [{ hukouKind: "rural" }, { born }] }] };
  return { ...entry, classes: ["resident"], when };
}

function packWith(kind: Kind, count: number): PackDocument {
  const numbers = Array.from({ length: count }, (_, n) => n);
  return PackDocument.parse({
    id: `${place}/2030`,
    place,
    coverageYear: 2030,
    revision: 1,
    publishedAt: "2029-08-01",
    amounts: [{ key: "personal", is: { yuan: 400 }, says: "标准", cite }],
    eligible: [{ key: "local", when: { hukou: "local" }, says: "本县户籍", cite }],
    ...(kind === "held" && {
      ownClasses: numbers.map((n) => ({
        key: `class-${n}`,
        code: codeOf(n),
        name: `第${n}类`,
        says: "一类人",
        cite,
      })),
    }),
    classes: numbers.map((n) => classOf(kind, n)),
    ways: [
      {
        key: "window",
        main: true,
        opens: "2029-09-01",
        closes: "2029-12-31",
        price: "personal",
        benefit: { from: "year-start", says: "全年享受", cite },
        says: "集中缴费期",
        cite,
      },
    ],
  });
}

/** Counts every look at a fact, and at a field inside one. */
function counting(facts: Facts): { facts: Facts; looks: () => number } {
  let count = 0;
  const counted = <Value extends object>(value: Value): Value =>
    new Proxy(value, {
      get(target, key, receiver) {
        const inside: unknown = Reflect.get(target, key, receiver);
        if (typeof key === "string" && typeof inside !== "function") count += 1;
        return typeof inside === "object" && inside !== null ? counted(inside) : inside;
      },
    });
  return { facts: counted(facts), looks: () => count };
}

/** Somebody to whom every class of the pack must be put: in the last band, or holding all of them. */
const personFor = (kind: Kind, count: number): Facts => ({
  place,
  year: 2030,
  on: "2029-10-01",
  hukou: "local",
  sex: "male",
  hukouKind: "rural",
  birthDate: `${1900 + 2 * (count - 1)}-06-01`,
  categories: kind === "held" ? Array.from({ length: count }, (_, n) => ({ code: codeOf(n) })) : [],
});

function looksFor(kind: Kind, count: number): number {
  const book = createPolicyBook([packWith(kind, count)], places);
  const person = personFor(kind, count);
  const { facts, looks } = counting(person);
  expect(book.quote(facts).due).toBe(40_000 - 100 * count);
  return looks();
}

describe.each([
  // What one more class may cost at most: for the answer, and for telling its holders from others.
  ["bands", 1],
  ["conditions", 3],
  ["held", 18],
] as const)("a plan with more classes: %s", (kind, perClass) => {
  it("looks at no more facts for each further class than for the one before", () => {
    const looks = COUNTS.map((count) => looksFor(kind, count));
    const slopes = COUNTS.slice(1).map((count, index) => {
      const more = (looks[index + 1] ?? NaN) - (looks[index] ?? NaN);
      return Math.ceil(more / (count - (COUNTS[index] ?? NaN)));
    });
    for (const slope of slopes) expect(slope).toBeLessThanOrEqual(perClass);
    expect(Math.max(...slopes)).toBeLessThanOrEqual(Math.min(...slopes) + 1);
  });
});

it("what is missing is searched once for people alike, whatever the number of classes", () => {
  for (const count of COUNTS) {
    const book = createPolicyBook([packWith("bands", count)], places);
    const { facts: asked, looks } = counting({ place, year: 2030, on: "2029-10-01" });
    expect(book.quote(asked).missing).toContain("birthDate");
    const first = looks();
    expect(book.quote(asked).missing).toContain("birthDate");
    const second = looks() - first;
    // Without the search: the unknown facts are told apart, and every class is put to the person once.
    expect(second).toBeLessThanOrEqual(2 * count + 60);
  }
});
