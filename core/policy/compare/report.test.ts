import { createPolicyBook, Facts } from "..";
import {
  compareRoster,
  compareRules,
  reportPage,
  rosterText,
  shortYuan,
  signedYuan,
  yuanFigure,
} from ".";
import { CORRECTED, PACK, PLACES } from "./packs-for-tests";

test.each([
  [0, "0.00", "0元"],
  [5, "0.05", "0.05元"],
  [123_456, "1,234.56", "1,234.56元"],
  [99_999_99, "99,999.99", "10万元"],
  [1_000_000, "10,000.00", "1万元"],
  [1_234_567_00, "1,234,567.00", "123.46万元"],
  [26_822_561_600, "268,225,616.00", "2.68亿元"],
  [-37_600, "-376.00", "-376元"],
])("%d fen are %s and, in short, %s", (fen, exact, short) => {
  expect(yuanFigure(fen)).toBe(exact);
  expect(shortYuan(fen)).toBe(short);
});

test("a difference carries its sign", () => {
  expect([signedYuan(500), signedYuan(-500), signedYuan(0)]).toEqual(["+5.00", "-5.00", "0.00"]);
});

const facts = (known: object) =>
  Facts.parse({ place: "999801", year: 2030, on: "2029-12-26", hukou: "local", ...known });
const [a, b] = [PACK, CORRECTED].map((pack) => createPolicyBook([pack], PLACES));
const roster = compareRoster(
  (one) => a!.answer(one),
  (one) => b!.answer(one),
  [
    facts({ on: "2029-12-01" }),
    facts({ on: "2029-12-01", categories: [{ code: "dibao" }] }),
    facts({}),
    facts({ returningMigrantWorker: true }),
  ],
);
const rules = compareRules(PACK, CORRECTED);

test("the terminal's table: who pays what, before and after, and who is in no sum", () => {
  const text = rosterText(roster).join("\n");
  expect(text).toMatch(/个人缴费 +450\.00 +980\.00 +\+530\.00 +2 +4\n/);
  expect(text).toMatch(/市财政 +0\.00 +70\.00 +\+70\.00 +0 +1\n/);
  expect(text).toMatch(/县（区）财政 +150\.00 +70\.00 +-80\.00 +1 +1\n/);
  expect(text).toMatch(/合计（资助前的缴费标准） +600\.00 +1,120\.00/);
  expect(text).toContain("数额说不准的人：A 1 人，B 0 人。");
});

test("the page needs nothing else, says the same as the table, and is the same every time", () => {
  const report = { title: "更正 <测试>", a: "第1版", b: "第2版", lead: ["一句话"], rules, roster };
  const page = reportPage(report);
  expect(page).toBe(reportPage(report));
  expect(page).not.toMatch(/<script|https?:|src=|@import|url\(/);
  expect(page).toContain("更正 &lt;测试&gt;");
  expect(page).toContain('<svg viewBox="0 0 860');
  for (const figure of ["450.00", "980.00", "+530.00", "+70.00", "-80.00", "1,120.00"])
    expect(page).toContain(`>${figure}<`);
  expect(page).toContain("数额说不准的人：A 1 人，B 0 人。");
  expect(page).toContain("2029年12月25日");
  // Every picture is told in words as well.
  expect(page.match(/role="img"/g)).toHaveLength(page.match(/<desc>/g)!.length);
});

test("without a roster the page tells the rules alone", () => {
  const page = reportPage({ title: "比较", a: "A", b: "B", lead: [], rules });
  expect(page).not.toContain("各方出多少钱");
  expect(page).toContain("规定有什么不同");
});
