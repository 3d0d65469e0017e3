import { nameSign } from "./words";

test.each([
  ["王小明", "明"],
  ["李四", "四"],
  ["阿卜杜热合曼·买买提明", "阿"],
  ["MARIA GARCIA", "M"],
  ["张*", "张"],
  ["", "人"],
])("%s is signed %s", (name, sign) => {
  expect(nameSign(name)).toBe(sign);
});
