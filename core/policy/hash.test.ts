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
