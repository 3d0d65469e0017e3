/**
 * Shapes of plan that real counties have, each shown by a small invented pack with cases on both sides of its bounds.
 * A shape is said in the pack language alone: where one needs the engine changed, the language is not finished.
 */
import { createPolicyBook, type PolicyBook } from "./book";
import { checkPacks, type PackSource } from "./check";
import { askedIn, documentsOf, PLACES, shapes } from "../../test/policy/shapes";

/** A pack for the check, which is not asked about lines and cases here. */
const sourceOf = (value: unknown, at: number): PackSource => ({
  file: `pack-${at}`,
  value,
  lineOf: () => 1,
  problems: [],
  cases: null,
});

/** `{ includes: [...] }` in place of a list: each of these is somewhere in it. */
function matching(expected: unknown): unknown {
  if (Array.isArray(expected)) return expected.map(matching);
  if (typeof expected !== "object" || expected === null) return expected;
  const entries = Object.entries(expected);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === "includes") {
    const parts = (first[1] as object[]).map((part): unknown => expect.objectContaining(part));
    return expect.arrayContaining(parts) as unknown;
  }
  return Object.fromEntries(entries.map(([key, value]) => [key, matching(value)]));
}

describe.each(shapes)("$file", (shape) => {
  const { says, written, cases } = shape;
  let book: PolicyBook;
  beforeAll(() => {
    book = createPolicyBook(documentsOf(shape), PLACES);
  });

  it.each(cases)("$name", (one) => {
    expect(book.quote(askedIn(one))).toMatchObject(matching(one.expect) as object);
  });

  it("has cases, and says what it shows", () => {
    expect(says).toMatch(/^.{8,}$/);
    expect(cases.length).toBeGreaterThan(2);
  });

  it("has no fault that the check of packs would tell", () => {
    const faults = checkPacks(written.map(sourceOf)).filter(
      ({ code, severity }) => severity === "error" && code !== "no-cases",
    );
    expect(faults.map(({ code, text }) => `${code}: ${text}`)).toEqual([]);
  });
});
