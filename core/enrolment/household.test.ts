import { LEFT_OUT_REASONS } from "../contracts";
import type { Facts } from "../policy";
import {
  cameBack,
  carryOver,
  carryOverBasis,
  isComplete,
  isOpen,
  leftOutText,
  needsUntil,
  permitEnd,
  problemsOfLeftOut,
  reasonHolds,
  togetherOf,
  type CarryMatter,
} from ".";
import {
  BAOGOU,
  book,
  HUARONG,
  KAIPING,
  LUYANG,
  MANCHENG,
  permit,
  RENEWING,
} from "../../test/policy/requests";

const army = (until: string | null) => ({ reason: "army", until }) as const;

test("[H1] only a plan that asks for the whole book is told to ask for it, with the clause", () => {
  expect(togetherOf(book, MANCHENG.place, 2023)).toMatchObject({ cite: "一（三）" });
  for (const { place, year } of [KAIPING, HUARONG, LUYANG, BAOGOU])
    expect(togetherOf(book, place, year)).toBeNull();
});

test("[H2] soldiers and prisoners are expected back, the others are not", () => {
  expect(LEFT_OUT_REASONS.filter(needsUntil)).toEqual(["army", "prison"]);
});

test("[H2] what a reason lacks is told by where it is missing", () => {
  const codes = (left: Parameters<typeof problemsOfLeftOut>[0]) =>
    problemsOfLeftOut(left, "2022-11-01").map(({ path, code }) => `${path}: ${code}`);
  expect(codes(army(null))).toEqual(["until: until-missing"]);
  expect(codes({ reason: "prison" })).toEqual(["until: until-missing"]);
  expect(codes(army("2022-11-01"))).toEqual(["until: until-past"]);
  expect(codes(army("2022-11-02"))).toEqual([]);
  expect(codes({ reason: "death", until: "2023-01-01" })).toEqual(["until: until-needless"]);
  expect(codes({ reason: "elsewhere" })).toEqual(["kind: kind-missing", "where: where-missing"]);
  expect(codes({ reason: "elsewhere", kind: "居民医保", where: "东莞" })).toEqual([]);
  expect(codes({ reason: "death" })).toEqual([]);
});

test("[H3, H4] a reason holds until the day before they come back", () => {
  expect(reasonHolds(army("2022-11-02"), "2022-11-01")).toBe(true);
  expect(reasonHolds(army("2022-11-02"), "2022-11-02")).toBe(false);
  expect(reasonHolds(army(null), "2099-01-01")).toBe(true);
  expect(cameBack(army("2022-11-02"), false, "2022-11-02")).toBe(true);
  expect(cameBack(army("2022-11-02"), false, "2022-11-01")).toBe(false);
  expect(cameBack(army("2022-11-02"), true, "2022-11-02")).toBe(false);
  expect(cameBack({ reason: "death", until: null }, false, "2022-11-02")).toBe(false);
  const leftOut = { until: "2022-11-02" };
  expect(isOpen({ enrolled: false, leftOut }, "2022-11-01")).toBe(false);
  expect(isOpen({ enrolled: false, leftOut }, "2022-11-02")).toBe(true);
  expect(isOpen({ enrolled: true, leftOut: null }, "2022-11-02")).toBe(false);
  expect(isOpen({ enrolled: false, leftOut: null }, "2022-11-02")).toBe(true);
  expect(isComplete([{ open: false }, { open: false }])).toBe(true);
  expect(isComplete([{ open: false }, { open: true }])).toBe(false);
  expect(isComplete([])).toBe(false);
});

test("[H5] reasons in people's words", () => {
  expect(leftOutText(army("2023-09-01"))).toBe("参军，预计2023年9月1日回来");
  expect(leftOutText({ reason: "death", until: null })).toBe("去世");
  expect(
    leftOutText({ reason: "elsewhere", until: null, kind: "职工医保", where: "广东省东莞市" }),
  ).toBe("在别处参保：广东省东莞市 职工医保");
  expect(leftOutText({ reason: "elsewhere", until: null })).toBe("在别处参保");
});

describe("[C1] who of last year counts as registered", () => {
  test.each<[string, { place: string; year: number }, string, Partial<Facts>, string | null]>([
    ["KP-10", KAIPING, "2021-10-01", RENEWING, "五（三）、五（四）1"],
    ["KP-10, after the year began", KAIPING, "2022-02-01", RENEWING, "五（三）、五（四）1"],
    ["KP-15", KAIPING, "2021-10-01", permit("2022-12-31"), null],
    ["LY-05", LUYANG, "2022-09-01", RENEWING, "五（一）"],
    [
      "LY-05, moved",
      LUYANG,
      "2022-09-01",
      { ...RENEWING, event: { kind: "moved-in", on: "2022-08-01" } },
      null,
    ],
    ["HR-13", HUARONG, "2021-09-01", RENEWING, "五、六"],
    ["MC-04", MANCHENG, "2022-11-01", RENEWING, "一（三）、三（二）2（1）"],
    ["BG-09", BAOGOU, "2021-10-26", RENEWING, "二（四）"],
  ])("%s", (_row, where, on, facts, cite) => {
    expect(carryOverBasis(book, { ...where, on, ...facts })?.cite ?? null).toBe(cite);
  });

  const matter: CarryMatter = {
    facts: { ...KAIPING, on: "2021-10-01", ...RENEWING },
    last: { state: "paid", stopped: false },
    next: null,
    left: null,
    leftOut: null,
  };
  const why = (change: Partial<CarryMatter>) => {
    const found = carryOver(book, { ...matter, ...change });
    return found.carried ? found.basis.cite : found.why;
  };
  test.each<[Partial<CarryMatter>, string]>([
    [{}, "五（三）、五（四）1"],
    [{ last: { state: "confirmed", stopped: false } }, "五（三）、五（四）1"],
    [{ last: { state: "billed", stopped: false } }, "not-enrolled"],
    [{ last: { state: "paid", stopped: true } }, "stopped"],
    [{ next: { state: "unregistered", registered: false, stopped: true } }, "stopped"],
    [{ next: { state: "unregistered", registered: false, stopped: false } }, "五（三）、五（四）1"],
    [{ next: { state: "registered", registered: true, stopped: false } }, "there-already"],
    [{ next: { state: "paid", registered: false, stopped: false } }, "there-already"],
    [{ left: "death" }, "left"],
    [{ left: "moved-out" }, "left"],
    [{ leftOut: "army" }, "left-out"],
    [{ facts: { ...matter.facts, employeeInsurance: "active" } }, "barred"],
    [{ facts: { ...matter.facts, insuredElsewhere: true } }, "barred"],
    [{ facts: { ...KAIPING, on: "2021-10-01", ...permit("2021-09-30") } }, "barred"],
    [{ facts: { ...KAIPING, on: "2021-10-01", ...permit("2022-09-30") } }, "no-basis"],
    [{ facts: { place: "440783", year: 2031, on: "2030-10-01" } }, "no-basis"],
  ])("[C2] %j: %s", (change, expected) => {
    expect(why(change)).toBe(expected);
  });
});

describe("[P1–P3] KP-15: the end of a permit", () => {
  const registered = { state: "registered", registered: true, stopped: false } as const;
  const on = (
    day: string,
    facts: Partial<Facts> = permit("2022-05-31"),
    year: Parameters<typeof permitEnd>[2] = registered,
  ) => permitEnd(book, { ...KAIPING, on: day, ...facts }, year);

  test("the last day still counts", () => {
    expect(on("2022-05-31")).toBeNull();
    expect(on("2022-06-01")).toMatchObject({ stops: true, cite: "五（二）" });
  });

  test("a paid year is honoured whole", () => {
    expect(
      on("2022-06-01", undefined, { state: "paid", registered: true, stopped: false })?.stops,
    ).toBe(false);
    expect(
      on("2022-06-01", undefined, { state: "confirmed", registered: true, stopped: false })?.stops,
    ).toBe(false);
    expect(
      on("2022-06-01", undefined, { state: "billed", registered: true, stopped: false })?.stops,
    ).toBe(true);
  });

  test("nothing to end: not enrolled, stopped already, or enrolled by something else", () => {
    expect(
      on("2022-06-01", undefined, { state: "unregistered", registered: false, stopped: false }),
    ).toBeNull();
    expect(on("2022-06-01", undefined, { ...registered, stopped: true })).toBeNull();
    expect(on("2022-06-01", { ...permit("2022-05-31"), student: { stage: "school" } })).toBeNull();
    expect(on("2022-06-01", { ...permit("2022-05-31"), hukou: "local" })).toBeNull();
    expect(on("2022-06-01", RENEWING)).toBeNull();
  });

  test("a plan without a word on it gives the clause that demands a permit", () => {
    const end = permitEnd(
      book,
      { ...HUARONG, on: "2022-06-01", ...permit("2022-05-31") },
      registered,
    );
    expect(end).toMatchObject({ stops: true, cite: "二" });
  });
});
