/** json-rules-engine: one rule for each aid and phase; it has no maximum, so that is taken from the events that fired. */
import { Engine } from "json-rules-engine";
import { BIRTH_BANDS, CLASS_AIDS, PHASES, PRICE, dayNumber, fenOf } from "../case/plan";

const within = (fact, { from, to }) => ({
  all: [
    { fact, operator: "greaterThanInclusive", value: dayNumber(from) },
    { fact, operator: "lessThanInclusive", value: dayNumber(to) },
  ],
});
const aid = (rule, conditions) => ({
  conditions,
  event: { type: "aid", params: { fen: fenOf(rule), clause: rule.clause } },
});

const engine = new Engine([
  ...CLASS_AIDS.map((rule) =>
    aid(rule, { all: [{ fact: "classes", operator: "contains", value: rule.name }] }),
  ),
  ...BIRTH_BANDS.map((rule) => aid(rule, within("born", rule))),
  ...PHASES.map((phase) => ({
    conditions: within("paid", phase),
    event: { type: "benefit", params: { day: dayNumber(phase.benefit), clause: phase.clause } },
  })),
]);

export async function evaluate({ classes, bornNumber, paidNumber }) {
  const { events } = await engine.run({ classes, born: bornNumber, paid: paidNumber });
  let best = 0;
  let benefit = 0;
  for (const { type, params } of events) {
    if (type === "benefit") benefit = params.day;
    else if (params.fen > best) best = params.fen;
  }
  return { fee: PRICE - best, aid: best, open: benefit !== 0, benefit };
}
