import { findPlaces, placeFor } from "./place-search";

const places = [
  {
    code: "440783",
    name: "开平市",
    above: "广东省江门市",
    below: [{ code: "440783109", name: "赤坎镇" }],
  },
  { code: "370481108", name: "鲍沟镇", above: "山东省枣庄市滕州市", below: [] },
  { code: "999901", name: "演示县", label: "演示", above: "", below: [] },
];
const codes = (typed: string) => findPlaces(places, typed).map(({ place }) => place.code);

test.each([
  ["", ["440783", "370481108", "999901"]],
  ["开平", ["440783"]],
  [" 开 平 ", ["440783"]],
  ["江门开平", ["440783"]],
  ["滕州", ["370481108"]],
  ["演示", ["999901"]],
  ["北京", []],
])("typed %j, these are found: %j", (typed, found) => {
  expect(codes(typed)).toEqual(found);
});

test("a town's name leads to the place whose plan answers for it, and says so", () => {
  expect(findPlaces(places, "赤坎")).toEqual([
    { place: places[0], town: { code: "440783109", name: "赤坎镇" } },
  ]);
});

test("a village's code leads to the place above it", () => {
  expect(placeFor(places, "440783109221")?.code).toBe("440783");
  expect(placeFor(places, "440783999")?.code).toBe("440783");
  expect(placeFor(places, "370481108200")?.code).toBe("370481108");
  expect(placeFor(places, "110101")).toBeUndefined();
  expect(placeFor(places, undefined)).toBeUndefined();
});
