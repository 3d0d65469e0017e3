/**
 * Compiles conditions over facts. A fact that is unknown counts as for an ordinary local resident, except
 * inside `known`, where only what the facts say counts.
 */
import { always, isAlways, type Test } from "./asking";
import { leafTests } from "./leaves";
import type { Rules } from "./rules";
import type { Condition } from "./schema-rules";

/** All of them; what holds for everybody, or for nobody, is settled while compiling. */
function allOf(tests: Test[]): Test {
  if (tests.some((test) => isAlways(test) && !test.fixed)) return always(false);
  const open = tests.filter((test) => !isAlways(test));
  const [first, second] = open;
  if (!first) return always(true);
  if (!second) return first;
  const needing = open.find(({ needsEvent }) => needsEvent !== undefined);
  return withEvent(needing?.needsEvent, (asking) => {
    for (const test of open) if (!test(asking)) return false;
    return true;
  });
}

const withEvent = (needsEvent: Test["needsEvent"], test: Test): Test =>
  needsEvent ? Object.assign(test, { needsEvent }) : test;

function anyOf(tests: Test[]): Test {
  if (tests.some((test) => isAlways(test) && test.fixed)) return always(true);
  const open = tests.filter((test) => !isAlways(test));
  const [first, second] = open;
  if (!first) return always(false);
  if (!second) return first;
  const needs = open.map(({ needsEvent }) => needsEvent);
  const known = needs.filter((kinds) => kinds !== undefined);
  const all = known.length === needs.length ? known.flat() : undefined;
  return withEvent(all, (asking) => {
    for (const test of open) if (test(asking)) return true;
    return false;
  });
}

/** So many bits fit into a small whole number. */
const MOST_KEPT = 30;

/** A named condition is tried once a question, however often it is named; `index` counts the names of a pack. */
export function triedOnce(test: Test, index: number): Test {
  if (isAlways(test) || index >= MOST_KEPT) return test;
  const bit = 1 << index;
  return withEvent(test.needsEvent, (asking) => {
    if ((asking.tried & bit) === 0) {
      asking.tried |= bit;
      if (test(asking)) asking.holds |= bit;
    }
    return (asking.holds & bit) !== 0;
  });
}

/** Compiles a condition; names of conditions are looked up by the caller. */
export function compileCondition(condition: Condition, rules: Rules, path: string): Test {
  if (typeof condition === "string") return rules.condition(condition, path);
  if ("all" in condition) return allOf(condition.all.map((one) => rules.condition(one, path)));
  if ("any" in condition) return anyOf(condition.any.map((one) => rules.condition(one, path)));
  if ("not" in condition) {
    const test = rules.condition(condition.not, path);
    return isAlways(test) ? always(!test.fixed) : (asking) => !test(asking);
  }
  if ("known" in condition) return allOf(leafTests(condition.known, rules, path, true));
  return allOf(leafTests(condition, rules, path, false));
}
