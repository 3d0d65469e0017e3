import type { Errand, RequestCard } from "../../core/contracts";
import { dayTypedOf } from "../logic";
import { emptyFor } from "../requests";
import { filingOf } from "./apply/filing";
import { papersOf } from "./apply/papers";
import { stepAfter, stepBefore, stepOfField, stepsOf, stepTitle } from "./apply/steps";
import { deadlineOf, untilText } from "./due";
import { errandNote, errandTitle, splitErrands } from "./errands/split";
import { emptyLeftOut, leftOutFaults, saysLeftOut } from "./household/left-out-form";
import { findTowns, townsOf } from "./newcomer/towns";
import { sortRequests } from "./requests/sort";
import { anewChoices, askedAnew, reasonOf } from "./supplement/anew";
import { leftText, secondsLeft, spacedCode } from "./trust/countdown";

// What the logic of these pages imports from the form stands beside components that only a phone can draw.
jest.mock("../platform", () => ({}));
jest.mock("@tarojs/taro", () => ({}));

const errand = (part: Partial<Errand>): Errand => ({
  kind: "stop",
  event: null,
  year: 2022,
  title: "停保",
  says: "不参加下一年度的，要办停保",
  cite: "六（三）2",
  where: null,
  by: "2022-08-31",
  open: true,
  materials: [],
  asks: [],
  ...part,
});

describe("errands", () => {
  test("what is open stands above what is not, which says why", () => {
    const late = errand({
      kind: "change",
      open: false,
      why: { text: "8月31日已经截止", cite: "六" },
    });
    const { open, closed } = splitErrands([late, errand({})]);
    expect(open).toHaveLength(1);
    expect(closed.map((one) => errandNote(one, "2022-09-01"))).toEqual(["8月31日已经截止"]);
  });

  test("the last day is told as one on which it can still be done", () => {
    expect(errandNote(errand({}), "2022-08-30")).toBe("办到8月31日");
    expect(errandNote(errand({}), "2022-08-31")).toContain("今天");
    expect(errandNote(errand({ by: null }), "2022-08-31")).toBe("不参加下一年度的，要办停保");
  });

  test("the year is named only where there are several", () => {
    expect(errandTitle(errand({}), [errand({})])).toBe("停保");
    expect(errandTitle(errand({}), [errand({}), errand({ year: 2023 })])).toBe("停保（2022年）");
  });
});

describe("the pages of a form", () => {
  const steps = stepsOf({ asks: ["person", "hukou"] }, 2);

  test("a page without a question is not there", () => {
    expect(steps).toEqual(["start", "who", "what", "photos", "check"]);
    expect(stepsOf({ asks: ["stopReason"] }, 0)).toEqual(["start", "what", "check"]);
  });

  test("go one after another, and from a change straight back to the last look", () => {
    expect(stepAfter(steps, "who", false)).toBe("what");
    expect(stepAfter(steps, "who", true)).toBe("check");
    expect(stepBefore(steps, "who", false)).toBe("start");
    expect(stepBefore(steps, "who", true)).toBe("check");
    expect(stepBefore(steps, "start", false)).toBeUndefined();
    expect(stepTitle(steps, "what")).toBe("第 2 步，共 4 步：什么情况");
  });

  test("a refusal leads to the page of its field, where this form has one", () => {
    const partOf = (field: string) => (field === "number" ? ("who" as const) : undefined);
    expect(stepOfField(steps, "number", partOf)).toBe("who");
    expect(stepOfField(steps, "photos", partOf)).toBe("photos");
    expect(stepOfField(steps, "stopReason", partOf)).toBeUndefined();
  });
});

describe("what is sent", () => {
  const form = {
    ...emptyFor("stop"),
    stopReason: "own-wish" as const,
  };

  test("for a member it names the member, and for a newborn the parent and the place", () => {
    const about = {
      errand: { year: 2022 },
      whose: { memberId: "M" },
      place: { code: "440783106" },
    };
    const stop = { kind: "stop", event: null, asks: ["stopReason"] } as const;
    expect(filingOf({ ...about, asked: stop, parent: "M" }, form, [])).toEqual({
      kind: "stop",
      year: 2022,
      memberId: "M",
      details: { stopReason: "own-wish" },
      materials: [],
    });
    const newborn = { kind: "newborn", event: "newborn", asks: ["hukou"] } as const;
    const filed = filingOf({ ...about, asked: newborn, parent: "M" }, form, []);
    expect(filed).toMatchObject({ place: "440783106", details: { parentMemberId: "M" } });
    expect(filed).not.toHaveProperty("memberId");
    // Name and number alone do not make somebody a parent.
    expect(filingOf({ ...about, asked: newborn, parent: undefined }, form, []).details).toEqual({});
  });

  test("photos are counted a paper, those that are there", () => {
    const photo = (material: string, state: "there" | "failed") => ({ material, state });
    const photos = [photo("户口簿", "there"), photo("户口簿", "there"), photo("身份证", "failed")];
    expect(papersOf(photos)).toEqual([{ name: "户口簿", count: 2 }]);
  });
});

describe("requests", () => {
  const card = (requestId: string, part: Partial<RequestCard>): RequestCard => ({
    requestId,
    number: "1",
    kind: "stop",
    event: null,
    title: "停保",
    name: "林志强",
    year: 2022,
    place: { code: "440783106", name: "大沙镇" },
    state: "submitted",
    stateText: "等工作人员受理",
    filedAt: "2022-06-01T10:00:00+08:00",
    dueAt: null,
    overdue: false,
    ...part,
  });

  test("what waits for the resident is first, what runs out soonest above the rest", () => {
    const later = card("A", { state: "returned", dueAt: "2022-06-20T00:00:00+08:00" });
    const sooner = card("B", { state: "returned", dueAt: "2022-06-10T00:00:00+08:00" });
    const done = card("C", { state: "completed" });
    const { mine, underWay, over } = sortRequests([done, later, card("D", {}), sooner]);
    expect(mine.map(({ requestId }) => requestId)).toEqual(["B", "A"]);
    expect(underWay.map(({ requestId }) => requestId)).toEqual(["D"]);
    expect(over.map(({ requestId }) => requestId)).toEqual(["C"]);
  });

  test("midnight is told as the end of the day before", () => {
    expect(untilText("2022-07-01T00:00:00+08:00")).toBe("2022年6月30日（当天算在内）");
    expect(untilText("2022-07-01T17:00:00+08:00")).toBe("2022年7月1日 17:00");
    expect(deadlineOf(card("A", { dueAt: "2022-06-02T00:00:00+08:00" }))).toBe(
      "工作人员最晚办到2022年6月1日（当天算在内）",
    );
    expect(deadlineOf(card("A", { dueAt: null }))).toBeUndefined();
  });

  test("a supplement asks anew only what is ticked; a newborn's person brings its day along", () => {
    const view = {
      card: { ...card("A", { kind: "newborn", event: "newborn" }) },
      asks: ["person", "event.on", "hukou"],
    };
    expect(anewChoices(view).map(({ ask }) => ask)).toEqual(["person", "hukou"]);
    expect(askedAnew(view.card, ["person"]).asks).toEqual(["person", "event"]);
    expect(askedAnew(view.card, ["hukou"]).asks).toEqual(["hukou"]);
  });

  test("the reason is that of the last time it was given back", () => {
    const step = (state: "returned" | "submitted", text: string) => ({
      at: "2022-06-01T10:00:00+08:00",
      by: "大沙镇工作人员",
      state,
      text,
    });
    const steps = [
      step("returned", "照片不清楚"),
      step("submitted", ""),
      step("returned", "缺一页"),
    ];
    expect(reasonOf({ steps })?.text).toBe("缺一页");
  });
});

describe("somebody who is left out", () => {
  const about = { memberId: "M", personId: "P", year: 2022 };
  const blank = emptyLeftOut({ leftOut: null });

  test("the army and prison need a day to come, another insurance its place", () => {
    expect(leftOutFaults(blank, "2022-06-01")[0]?.field).toBe("left-out-reason");
    const army = { ...blank, reason: "army" as const };
    expect(leftOutFaults(army, "2022-06-01")[0]?.field).toBe("left-out-until");
    const past = { ...army, until: dayTypedOf("2022-06-01") };
    expect(leftOutFaults(past, "2022-06-01")[0]?.text).toContain("今天以后");
    const elsewhere = { ...blank, reason: "elsewhere" as const };
    expect(leftOutFaults(elsewhere, "2022-06-01")[0]?.field).toBe("left-out-where");
    expect(leftOutFaults({ ...blank, reason: "death" }, "2022-06-01")).toEqual([]);
  });

  test("only what belongs to the reason is said; none takes it back", () => {
    const form = { ...blank, until: dayTypedOf("2023-09-01"), where: "华容县" };
    expect(saysLeftOut({ ...form, reason: "army" }, about)).toEqual({
      ...about,
      reason: "army",
      until: "2023-09-01",
    });
    expect(saysLeftOut({ ...form, reason: "elsewhere" }, about)).toEqual({
      ...about,
      reason: "elsewhere",
      where: "华容县",
    });
    expect(saysLeftOut(form, about)).toEqual({ ...about, reason: null });
  });
});

describe("where a newcomer is taken up", () => {
  const county = {
    code: "440783",
    below: [
      { code: "440783106221", name: "西湾村" },
      { code: "440783Z21", name: "潭江学校" },
      { code: "440783106", name: "大沙镇" },
    ],
  };

  test("towns stand before villages, schools are no place to live", () => {
    expect(townsOf(county).map(({ name }) => name)).toEqual(["大沙镇", "西湾村"]);
  });

  test("a village is found by its name, with the town that it lies in", () => {
    expect(findTowns(county, "西湾")).toEqual([
      { code: "440783106221", name: "西湾村", within: "大沙镇" },
    ]);
  });
});

test("the code for the worker counts down by how the phone's clock goes, and can be read out", () => {
  expect(secondsLeft(1_000, 1_000)).toBe(600);
  expect(leftText(secondsLeft(1_000, 56_000))).toBe("9 分 05 秒");
  expect(secondsLeft(1_000, 9_000_000)).toBe(0);
  expect(spacedCode("012345")).toBe("012 345");
});
