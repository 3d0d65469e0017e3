/** Ours: the shared case as a pack, answered by the engine of the product with everything it tells. */
import { readFileSync } from "node:fs";
import {
  createPolicyBook,
  type CategoryCode,
  type Facts,
  type PackDocument,
} from "../../core/policy";
import type { ClassName } from "../case/plan";
import type { Person, Result } from "../case/people";

/** Our codes for the classes of the case. */
const CODES: Record<ClassName, CategoryCode> = {
  destitute: "tekun",
  orphan: "orphan",
  subsistence: "dibao",
  relapse: "returned-poverty",
  disabled: "disabled-1-2",
  marginal: "dibao-margin",
  familyPlanning: "family-planning-special",
};

const BENEFITS = new Map([
  ["2027-01-01", 20_270_101],
  ["2027-04-01", 20_270_401],
]);

const place = "999900";
const places = [{ code: place, name: "量测县", parent: null, level: "county" as const }];
// Written from case-pack.yaml when the bench is built: a pack reaches a server or a phone as JSON.
const pack = JSON.parse(
  readFileSync(new URL("case-pack.json", import.meta.url), "utf8"),
) as PackDocument;
const book = createPolicyBook([pack], places);

/** The facts of a person, as another engine has its flags: made outside what is timed. */
export const shape = ({ classes, born, paid }: Person): Facts => ({
  place,
  year: 2027,
  on: paid,
  birthDate: born,
  hukou: "local",
  categories: classes.map((name) => ({ code: CODES[name] })),
});

/** The whole quote: outcome, lines, cited steps, what was not used, what is missing, what to do next. */
export function evaluate(facts: Facts): Result {
  const { outcome, lines, due, benefit } = book.quote(facts);
  const open = outcome === "payable" || outcome === "no-charge";
  let aid = 0;
  for (const line of lines) for (const share of line.aid) aid += share.amount;
  return {
    fee: due ?? -1,
    aid,
    open,
    benefit: open && benefit ? (BENEFITS.get(benefit.from) ?? -1) : 0,
  };
}
