import { sizeForSystem, sizeFromMemory } from "./text-size";

jest.mock("../platform", () => ({ platform: {} }));

test.each([
  [16, 0],
  [17, 0],
  [19, 1],
  [22, 1],
  [24, 2],
  [30, 2],
])("the phone's own text of %d px means size %d", (pixels, size) => {
  expect(sizeForSystem(pixels)).toBe(size);
});

test("only a size of ours is remembered", () => {
  expect(sizeFromMemory("3")).toBe(3);
  expect(sizeFromMemory("7")).toBeUndefined();
  expect(sizeFromMemory(undefined)).toBeUndefined();
});
