/** Most rules speak of an event that most people have not had: those need not be tried for them. */
import type { Asking, Test } from "./asking";
import type { EventKind } from "./facts";
import { EVENT_KINDS } from "./vocabulary";

/** The rules of a list that a person's event, or having none, leaves open; in the same order. */
export function byEvent<Rule>(
  list: readonly Rule[],
  testOf: (rule: Rule) => Test,
): (asking: Asking) => readonly Rule[] {
  const needs = (rule: Rule): readonly EventKind[] | undefined => testOf(rule).needsEvent;
  const without = list.filter((rule) => needs(rule) === undefined);
  if (without.length === list.length) return () => list;
  const after = new Map(
    EVENT_KINDS.map((kind) => [kind, list.filter((rule) => needs(rule)?.includes(kind) ?? true)]),
  );
  return ({ facts: { event } }) => (event == null ? without : (after.get(event.kind) ?? without));
}
