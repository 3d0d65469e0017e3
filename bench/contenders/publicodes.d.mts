import type { Person, Result } from "../case/people";

export function plain(): (person: Person) => Result;
export function faster(): (person: Person) => Result;
