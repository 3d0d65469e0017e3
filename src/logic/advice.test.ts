import { adviceBesideContacts } from "./advice";

const contacts = [{ name: "12345（转医保服务）", phone: "12345" }];

test("a line that only repeats a contact is left out, one that says more stays", () => {
  const more = { text: "先到村里登记，不清楚打 12345" };
  expect(adviceBesideContacts([{ text: "12345（转医保服务）：12345" }, more], contacts)).toEqual([
    more,
  ]);
});

test("a number that is not among the contacts stays", () => {
  const advice = [{ text: "医保局：65699667" }];
  expect(adviceBesideContacts(advice, contacts)).toEqual(advice);
});
