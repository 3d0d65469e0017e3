import { missingMaterials, photosAfter, photoWords, putUpsOf, type Photo } from "./photos";

const picked = { preview: "blob:1", bytes: 10, content: null };
const after = (...events: Parameters<typeof photosAfter>[1][]): Photo[] =>
  events.reduce<Photo[]>((photos, event) => photosAfter(photos, event), []);
const PICKED = { did: "picked", id: 1, material: "户口簿", picked } as const;

test("a photo goes from picked to there, and then says under which slot", () => {
  const photos = after(PICKED, { did: "came", id: 1, share: 0.5 });
  expect(photos.map(photoWords)).toEqual(["正在传，50%"]);
  expect(putUpsOf(photos)).toBeUndefined();
  const there = photosAfter(photos, { did: "arrived", id: 1, slot: "S1" });
  expect(there.map(photoWords)).toEqual(["已传好"]);
  expect(putUpsOf(there)).toEqual([{ material: "户口簿", slot: "S1" }]);
});

test("word of progress that comes late changes nothing", () => {
  const photos = after(
    PICKED,
    { did: "arrived", id: 1, slot: "S1" },
    { did: "came", id: 1, share: 0.7 },
  );
  expect(photos[0]).toMatchObject({ state: "there", share: 1 });
});

test("one that failed holds the request back until it is sent again or taken away", () => {
  const failed = after(PICKED, { did: "failed", id: 1 });
  expect(putUpsOf(failed)).toBeUndefined();
  expect(failed.map(photoWords)).toEqual(["没有传上去"]);
  expect(photosAfter(failed, { did: "again", id: 1 })[0]).toMatchObject({
    state: "sending",
    share: 0,
  });
  expect(putUpsOf(photosAfter(failed, { did: "removed", id: 1 }))).toEqual([]);
});

test("slots that the server does not know any more: every photo has to go once more", () => {
  const expired = after(PICKED, { did: "arrived", id: 1, slot: "S1" }, { did: "expired" });
  expect(expired[0]).toMatchObject({ state: "failed" });
  expect(expired[0]).not.toHaveProperty("slot");
});

test("a required paper is missing until a photo of it is on its way; one of another paper does not help", () => {
  const wanted = [
    { name: "户口簿", required: true },
    { name: "身份证", required: true },
    { name: "照片", required: false },
  ];
  expect(missingMaterials(wanted, after(PICKED))).toEqual(["身份证"]);
  expect(missingMaterials(wanted, after(PICKED, { did: "failed", id: 1 }))).toEqual([
    "户口簿",
    "身份证",
  ]);
});
