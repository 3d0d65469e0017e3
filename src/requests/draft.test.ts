import { dayTypedOf } from "../logic";
import { readDraft, saysAnything, writeDraft } from "./draft";
import { EMPTY_REQUEST } from "./form";

const FULL = {
  ...EMPTY_REQUEST,
  name: "林小宝",
  number: "440783202205200011",
  birth: dayTypedOf("2022-05-20"),
  phone: "13912345678",
  address: "西湾村三组8号",
  newPhone: "13987654321",
  newAddress: "苍城镇",
  newHousehold: "KP-0001",
  note: "病了",
  stopReason: "own-wish" as const,
  on: dayTypedOf("2022-05-01"),
};

test("what a phone keeps of a form holds no name, number, birth date, phone number, address or own words", () => {
  const text = writeDraft("stop.M1", FULL);
  for (const told of ["林小宝", "440783", "139", "西湾", "苍城", "KP-", "病", '"20"'])
    expect(text).not.toContain(told);
});

test("what was chosen comes back to the same form, and to no other", () => {
  const text = writeDraft("stop.M1", FULL);
  expect(readDraft("stop.M1", text)).toMatchObject({
    stopReason: "own-wish",
    on: { year: "2022", month: "5", day: "1" },
  });
  expect(readDraft("stop.M2", text)).toBeUndefined();
});

test.each([undefined, "", "not json", "null", "[]", '{"about":"a"}', '{"about":"a","kept":7}'])(
  "what lies in the storage is not believed: %s",
  (text) => {
    const draft = readDraft("a", text);
    expect(draft === undefined || !saysAnything(draft)).toBe(true);
  },
);

test("parts of another form are left out", () => {
  const kept = { stopReason: 7, on: "yesterday", changing: [1], name: "林", hukou: "local" };
  expect(readDraft("a", JSON.stringify({ about: "a", kept }))).toEqual({ hukou: "local" });
});

test("an empty form is not worth bringing back", () => {
  expect(saysAnything(readDraft("a", writeDraft("a", EMPTY_REQUEST)) ?? {})).toBe(false);
});
