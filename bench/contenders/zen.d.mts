import type { Person, Result } from "../case/people";

export function evaluate(person: Person): Promise<Result>;
export function evaluateTraced(person: Person): Promise<Result>;
