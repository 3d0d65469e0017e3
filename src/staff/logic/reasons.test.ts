import type { DeskRequest } from "../../../core/contracts";
import { missingMaterials, refusalReasons, returnText } from "./reasons";

const wanted = [
  { name: "户口簿", cite: "二", required: true },
  { name: "出生医学证明", cite: "二", required: true },
  { name: "委托书", cite: "二", required: false },
];
const material = (name: string, verdict: "good" | "bad" | null, gone = false) => ({
  materialId: "01J00000000000000000000000",
  material: name,
  putUpAt: "2022-11-08T10:00:00+08:00",
  verdict,
  gone,
});

test("missing is what the plan requires and nobody put up, or put up badly", () => {
  expect(missingMaterials(wanted, [])).toEqual(["户口簿", "出生医学证明"]);
  expect(
    missingMaterials(wanted, [material("户口簿", null), material("出生医学证明", "bad")]),
  ).toEqual(["出生医学证明"]);
  expect(missingMaterials(wanted, [material("户口簿", "good", true)])).toContain("户口簿");
});

test("what the resident reads is the chosen reason and the worker's own words", () => {
  expect(returnText("unreadable", "  第二张太暗 ")).toBe(
    "照片看不清，请在亮处重新拍，四个角都要拍到。第二张太暗",
  );
  expect(returnText("other", "请带孩子父亲的身份证")).toBe("请带孩子父亲的身份证");
  expect(returnText(undefined, "")).toBe("");
});

test("grounds of a refusal carry their clause; what stands against the request comes first", () => {
  const request = {
    warnings: [{ text: "正在别处参保", cite: "二（四）", blocks: true }],
    plan: { says: "", cite: "四", by: "2022-03-01", inTime: false },
  } as unknown as DeskRequest;
  const grounds = refusalReasons(request);
  expect(grounds.slice(0, 2).map(({ name, cite }) => [name, cite])).toEqual([
    ["正在别处参保", "二（四）"],
    ["超过了方案规定的期限", "四"],
  ]);
  const inTime = refusalReasons({ ...request, plan: { ...request.plan, inTime: true } });
  expect(inTime.map(({ value }) => value)).not.toContain("late");
});
