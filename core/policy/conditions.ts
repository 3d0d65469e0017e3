/**
 * Compiles conditions over facts. A fact that is unknown counts as for an ordinary local resident, except
 * inside `known`, where only what the facts say counts.
 */
import { always, isAlways, type Test } from "./asking";
import { leafTests } from "./leaves";
import type { Rules } from "./rules";
import type { Condition } from "./schema-rules";

/** All of them (`settled` false) or any (true); what holds for everybody, or for nobody, is settled while compiling. */
function joined(settled: boolean, tests: Test[]): Test {
  if (tests.some((test) => isAlways(test) && test.fixed === settled)) return always(settled);
  const open = tests.filter((test) => !isAlways(test));
  const [first] = open;
  if (!first) return always(!settled);
  if (open.length === 1) return first;
  return (asking) => {
    for (const test of open) if (test(asking) === settled) return settled;
    return !settled;
  };
}

/** Compiles a condition; names of conditions are looked up by the caller. */
export function compileCondition(
  condition: Exclude<Condition, string>,
  rules: Rules,
  path: string,
): Test {
  const each = (conditions: Condition[]): Test[] =>
    conditions.map((one) => rules.condition(one, path));
  if ("all" in condition) return joined(false, each(condition.all));
  if ("any" in condition) return joined(true, each(condition.any));
  if ("not" in condition) {
    const test = rules.condition(condition.not, path);
    return isAlways(test) ? always(!test.fixed) : (asking) => !test(asking);
  }
  if ("known" in condition) return joined(false, leafTests(condition.known, rules, path, true));
  return joined(false, leafTests(condition, rules, path, false));
}
