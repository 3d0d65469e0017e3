import { placesByText } from "./place-text";

const places = [
  { name: "开平市", above: "" },
  { name: "长沙街道", above: "开平市" },
  { name: "西湾村", above: "长沙街道" },
  { name: "长安村", above: "沙塘镇" },
];
const names = (typed: string) => placesByText(places, typed).map(({ name }) => name);

test("nothing typed shows all", () => expect(names(" ")).toHaveLength(4));

test("own names come before those found by the place above", () => {
  expect(names("长沙")).toEqual(["长沙街道", "西湾村"]);
  expect(names("沙塘镇长安")).toEqual(["长安村"]);
  expect(names("北京")).toEqual([]);
});
