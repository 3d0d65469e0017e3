import { createPolicyBook, Facts, PackError, type PackDocument } from "..";
import { changedPack, WhatIfError, type Edit } from ".";
import { PACK, PLACES } from "./packs-for-tests";

const due = (pack: PackDocument, known: object = {}): number | null =>
  createPolicyBook([pack], PLACES).answer(
    Facts.parse({ place: "999801", year: 2030, on: "2029-12-25", hukou: "local", ...known }),
  ).due;
const set = (path: string, value: unknown): Edit => ({ do: "set", path, value });
const change = (...edits: Edit[]) => changedPack(PACK, edits);
const DIBAO = { categories: [{ code: "dibao" }] };

test("figures, rates, days and payers change by short words; the pack itself stays", () => {
  const text = JSON.stringify(PACK);
  expect(due(change(set("amounts.personal", 400)))).toBe(40_000);
  expect(due(change(set("amounts.personal", "17.5")))).toBe(1_750);
  expect(due(change(set("amounts.personal.is", { yuan: 350 })))).toBe(35_000);
  expect(due(change(set("classes.dibao.gives", "80%")), DIBAO)).toBe(6_000);
  expect(due(change(set("classes.dibao.gives", "all")), DIBAO)).toBe(0);
  expect(due(change(set("classes.dibao.gives", 100)), DIBAO)).toBe(20_000);
  expect(due(change(set("classes.tekun.gives", "50%")), { categories: [{ code: "tekun" }] })).toBe(
    15_000,
  );
  expect(due(change(set("ways.window.closes", "2029-12-24")))).toBeNull();
  expect(change(set("classes.tekun.payers.county.share", "60%")).classes?.[0]?.payers[0]).toEqual({
    payer: "county",
    share: "60%",
  });
  expect(JSON.stringify(PACK)).toBe(text);
});

test("changes are made in their order; a class is dropped, a fragment replaces and adds", () => {
  expect(due(change(set("amounts.personal", 400), set("amounts.personal", 410)))).toBe(41_000);
  expect(due(change({ do: "drop", path: "classes.dibao" }), DIBAO)).toBe(30_000);
  const fragment = {
    classes: [
      { ...PACK.classes![1]!, gives: "all" },
      {
        key: "elders",
        classes: ["age"],
        when: { born: { to: "1950-12-31" } },
        gives: { yuan: 50 },
        payers: [{ payer: "town" }],
        says: "高龄老人",
        cite: "测算",
      },
    ],
  };
  const pack = change({ do: "add", fragment });
  expect(pack.classes?.map(({ key }) => key)).toEqual(["tekun", "dibao", "elders"]);
  expect(due(pack, DIBAO)).toBe(0);
  expect(due(pack, { birthDate: "1950-12-31" })).toBe(25_000);
});

test.each<[Edit, string]>([
  [set("amount.personal", 1), "amount.personal：没有“amount”。是不是“amounts”？"],
  [set("amounts.persnal", 1), "amounts.persnal：没有“persnal”。是不是“personal”？"],
  [set("classes.dibao.give", 1), "classes.dibao.give：没有“give”这一项。是不是“gives”？"],
  [
    set("classes.dibao.payers.town.share", "50%"),
    "classes.dibao.payers.town.share：没有“town”（这里有：county）",
  ],
  [
    set("amounts.personal.is.yuan.fen", 1),
    "amounts.personal.is.yuan.fen：这条路径走不到底，前面一段已经是一个值",
  ],
  [
    set("classes.tekun.payers.county.share", "120%"),
    "classes.tekun.payers.county.share：份额应写成 50% 或 1/2，且不超过全部",
  ],
  [{ do: "drop", path: "classes.orphan" }, "classes.orphan：没有“orphan”（这里有：tekun、dibao）"],
  [{ do: "add", fragment: { clases: [] } }, "clases：没有“clases”。是不是“classes”？"],
  [{ do: "add", fragment: [] }, "片段：应是方案的几个部分，如 classes 下面一列"],
])(
  "what cannot be changed is told with its place and what may have been meant",
  (edit, message) => {
    expect(() => change(edit)).toThrow(WhatIfError);
    expect(() => change(edit)).toThrow(message);
  },
);

test("a change that the form takes but no book can use is found when the book is made", () => {
  const broken = change(set("ways.window.price", "nothing"));
  expect(() => createPolicyBook([broken], PLACES)).toThrow(PackError);
});
