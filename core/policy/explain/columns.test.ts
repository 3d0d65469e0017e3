import { hanging, padStart, widthOf, wrap } from "./columns";

test("a Chinese character is two columns wide", () => {
  expect(widthOf("应缴160元")).toBe(9);
  expect(padStart("160元", 8)).toBe("   160元");
});

test("lines are broken within their width, and none begins with a closing mark", () => {
  const text = "缴费（含当天），请问“医保局”（0551-65699667）；2022年12月31日以前。".repeat(5);
  const lines = wrap(text, 30);
  expect(lines.join("")).toBe(text);
  expect(lines.filter((line) => widthOf(line) > 30)).toEqual([]);
  expect(lines.filter((line) => /^[，。；）”]|[（“]$/.test(line))).toEqual([]);
});

test("a run that is wider than a line is broken as well", () => {
  expect(wrap("x".repeat(70), 30).map((line) => line.length)).toEqual([30, 30, 10]);
});

test("under a mark, the lines after the first stand under its beginning", () => {
  expect(hanging("  1. ", "一二三四五六七", 13)).toEqual(["  1. 一二三四", "     五六七"]);
});
