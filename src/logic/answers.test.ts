import { answerText, dateTyped, dayTypedOf, moneyTyped, numberTyped } from "./answers";

test.each([
  [{ year: "1965", month: "3", day: "8" }, { date: "1965-03-08" }],
  [{ year: " ２０２４ ", month: "02", day: "29" }, { date: "2024-02-29" }],
  [{ year: "", month: "", day: " " }, { fault: "请填年、月、日" }],
  [{ year: "65", month: "3", day: "8" }, { fault: "年要写四位数字，比如 1965" }],
  [{ year: "2023", month: "2", day: "29" }, { fault: "没有这一天，请再看一看" }],
  [{ year: "2023", month: "13", day: "1" }, { fault: "没有这一天，请再看一看" }],
  [{ year: "2023", month: "", day: "1" }, { fault: "没有这一天，请再看一看" }],
  [{ year: "2023", month: "三", day: "1" }, { fault: "没有这一天，请再看一看" }],
])("a day typed as %j is %j", (typed, read) => {
  expect(dateTyped(typed)).toEqual(read);
});

test("a day that is known is shown as it would be typed", () => {
  expect(dayTypedOf("1965-03-08")).toEqual({ year: "1965", month: "3", day: "8" });
  expect(dayTypedOf(undefined)).toEqual({ year: "", month: "", day: "" });
});

test("numbers and amounts are read exactly or refused in words", () => {
  expect(numberTyped(" 3", 60)).toEqual({ number: 3 });
  expect(numberTyped("61", 60)).toEqual({ fault: "最多填 60" });
  expect(numberTyped("-1", 60)).toEqual({ fault: "请填数字" });
  expect(moneyTyped("150")).toEqual({ fen: 15_000 });
  expect(moneyTyped("￥1,150.5元")).toEqual({ fen: 115_050 });
  expect(moneyTyped("0.07")).toEqual({ fen: 7 });
  expect(moneyTyped("1.234")).toHaveProperty("fault");
});

test("answers in a few words", () => {
  const form = {
    kind: "choice" as const,
    choices: [{ key: "ended", name: "已经停了", days: [{ key: "endedOn", ask: "哪一天？" }] }],
  };
  expect(answerText(form, { choice: "ended", days: { endedOn: "2029-08-31" } })).toBe(
    "已经停了，2029年8月31日",
  );
  expect(answerText(form, "unsure")).toBe("不清楚");
  const classes = {
    kind: "classes" as const,
    classes: [{ code: "dibao" as const, name: "低保对象" }],
  };
  expect(answerText(classes, { classes: ["dibao"] })).toBe("低保对象");
  expect(answerText(classes, { classes: [] })).toBe("都没有");
  expect(answerText({ kind: "number", atMost: 60, unit: "年" }, { number: 2 })).toBe("2年");
  expect(answerText({ kind: "money" }, { fen: 15_050 })).toContain("150.5");
});
