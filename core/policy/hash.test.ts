import { createHash } from "node:crypto";
import fc from "fast-check";
import { canonicalJson, contentHash, utf8 } from "./hash";

test("a text's bytes are those of UTF-8, whatever the text holds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)]);
    }),
  );
  const lone = String.fromCharCode(0x61, 0xd800, 0x62, 0xdc00);
  expect([...utf8(lone)]).toEqual([...new TextEncoder().encode(lone)]);
});

test("equal data has one hash, which is the sha256 of its canonical JSON", () => {
  const one = { b: [1, { d: "个人缴费𠮷", c: null }], a: undefined, e: true };
  const same = { e: true, b: [1, { c: null, d: "个人缴费𠮷" }] };
  expect(contentHash(one)).toBe(contentHash(same));
  expect(contentHash(one)).toBe(
    createHash("sha256").update(canonicalJson(one), "utf8").digest("hex"),
  );
});

test("the hash is the sha256 of texts of every length, around the ends of blocks and of some kilobytes", () => {
  for (const length of [...Array.from({ length: 200 }, (_, index) => index), 4095, 60_000]) {
    const text = "缴a".repeat(length).slice(0, length);
    expect(contentHash(text)).toBe(
      createHash("sha256").update(JSON.stringify(text), "utf8").digest("hex"),
    );
  }
});
