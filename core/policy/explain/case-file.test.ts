import { failuresOf, PackCase } from ".";

const quote = {
  outcome: "payable",
  due: 16_000,
  window: { opens: "2021-09-01", closes: "2021-12-31" },
  lines: [
    { year: 2022, standard: 32_000, aid: [{ category: "dibao", amount: 16_000 }], due: 16_000 },
  ],
  unused: [],
  fiscal: null,
  missing: ["hukou", "event"],
};

test("only what is expected is compared, into the depth", () => {
  expect(
    failuresOf(
      {
        outcome: "payable",
        fiscal: null,
        window: { closes: "2021-12-31" },
        lines: [{ aid: [{ category: "dibao" }] }],
        missingIncludes: ["event"],
      },
      quote,
    ),
  ).toEqual([]);
});

test("every value that differs is told by its path, and no other", () => {
  expect(
    failuresOf(
      {
        outcome: "payable",
        due: 32_000,
        window: { opens: "2021-09-01", closes: "2021-12-25" },
        lines: [{ aid: [{ category: "dibao", amount: 1 }] }],
      },
      quote,
    ),
  ).toEqual([
    { path: "due", expected: 32_000, got: 16_000 },
    { path: "window.closes", expected: "2021-12-25", got: "2021-12-31" },
    { path: "lines.0.aid.0.amount", expected: 1, got: 16_000 },
  ]);
});

test("lists must be equally long, and null is not nothing", () => {
  expect(failuresOf({ unused: [{ category: "dibao" }] }, quote)).toEqual([
    { path: "unused", expected: [{ category: "dibao" }], got: [] },
  ]);
  expect(failuresOf({ benefit: null }, quote)).toEqual([
    { path: "benefit", expected: null, got: undefined },
  ]);
});

test("facts that should be missing and are not are named", () => {
  expect(failuresOf({ missingIncludes: ["event", "student"] }, quote)).toEqual([
    { path: "missing", expected: "其中有 student", got: ["hukou", "event"] },
  ]);
});

test("a misspelt key of an answer is a failure, a misspelt fact is not a case", () => {
  const written = {
    name: "第一天",
    clause: "一",
    facts: { on: "2021-09-01" },
    expect: { duee: 1 },
  };
  const checked = PackCase.parse(written);
  expect(failuresOf(checked.expect, quote)).toEqual([
    { path: "duee", expected: 1, got: undefined },
  ]);
  expect(
    PackCase.safeParse({ ...written, facts: { on: "2021-09-01", hukuo: "local" } }).success,
  ).toBe(false);
});
