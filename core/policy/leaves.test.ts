/** [Q3] What an unknown fact counts as, and what of it counts inside `known`. */
import type { Facts } from "./facts";
import { amount, bookOf, factsWith, packWith } from "./testing";

const holds = (when: object, facts: Partial<Facts>): boolean => {
  const is = { cases: [{ when, is: { yuan: 1 } }], otherwise: { yuan: 2 } };
  return (
    bookOf(packWith({ amounts: [amount("personal", is)] })).quote(factsWith(facts)).due === 100
  );
};

it.each<[object, Partial<Facts>]>([
  [{ employeeInsurance: "none" }, { employeeInsurance: null }],
  [{ brokenYears: { under: 1 } }, { brokenYears: 0 }],
  [{ parentInsuredHere: false }, { parentInsuredHere: false }],
  [{ parentHoldsPermit: false }, { parentHoldsPermit: false }],
  [{ insuredElsewhere: false }, { insuredElsewhere: false }],
  [{ returningMigrantWorker: false }, { returningMigrantWorker: false }],
])("%j holds where nothing is known, inside `known` only where it was said", (when, said) => {
  expect([holds(when, {}), holds(when, said)]).toEqual([true, true]);
  expect([holds({ known: when }, {}), holds({ known: when }, said)]).toEqual([false, true]);
});

it.each([{ parentInsuredHere: false }, { parentHoldsPermit: false }])(
  "%j holds where it is known that there is none",
  (when) => {
    const none = Object.fromEntries(Object.keys(when).map((key) => [key, null]));
    expect(holds(when, none)).toBe(true);
  },
);
