/** [Q12] Pauses that hold for some people or some ways of paying only. */
import { bookOf, factsWith, holding, packWith, windowWith } from "./testing";

const PAUSES = [
  { key: "all", fromDay: 10, toDay: 11, says: "每月对账", cite: "六" },
  { key: "online", when: { via: ["self"] }, fromDay: 12, toDay: 14, says: "网上停收", cite: "六" },
  {
    key: "poor",
    when: { holds: ["dibao"] },
    from: "2029-12-30",
    to: "2029-12-31",
    says: "另行代缴",
    cite: "六",
  },
];
const book = bookOf(packWith({ pauses: PAUSES, ways: [windowWith({ closes: "2029-12-31" })] }));
const ask = (on: string, rest: object = {}) => book.quote(factsWith({ on, ...rest }));

it("[Q12] follow one another for whom they hold", () => {
  expect(ask("2029-10-10", { via: "self" }).window?.reopens).toBe("2029-10-15");
  expect(ask("2029-10-10", { via: "agent" }).window?.reopens).toBe("2029-10-12");
  const online = ask("2029-10-12", { via: "self" });
  expect(online).toMatchObject({ outcome: "settlement-pause" });
  expect(online.because.map(({ text }) => text)).toContain("网上停收");
  expect(ask("2029-10-12", { via: "agent" }).outcome).toBe("payable");
});

it("[Q12] leave the last paying day of the others as it is", () => {
  expect(ask("2029-10-01", holding("dibao")).window?.lastPayingDay).toBe("2029-12-29");
  expect(ask("2029-10-01", holding()).window?.lastPayingDay).toBeUndefined();
  expect(ask("2029-12-30", holding("dibao")).outcome).toBe("closed");
  expect(ask("2029-12-30", holding()).outcome).toBe("payable");
});

it("[Q12] are asked about where they decide", () => {
  expect(ask("2029-10-12").missing).toContain("via");
  expect(ask("2029-10-15").missing).not.toContain("via");
  expect(ask("2029-10-11", { categories: [], via: "agent" }).missing).toEqual(["hukou"]);
});
