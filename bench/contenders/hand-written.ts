/** The limit: the shared case as plain code. No data, no explanation; a change of the plan is a change of the program. */
import type { Person, Result } from "../case/people";

function classAid(person: Person): number {
  let best = 0;
  for (const name of person.classes) {
    let aid = 0;
    switch (name) {
      case "destitute":
      case "orphan":
        aid = 32_000;
        break;
      case "subsistence":
        aid = 24_000;
        break;
      case "disabled":
        aid = 19_200;
        break;
      case "relapse":
      case "marginal":
        aid = 16_000;
        break;
      case "familyPlanning":
        aid = 8_000;
        break;
    }
    if (aid > best) best = aid;
  }
  return best;
}

function birthAid(born: string): number {
  if (born >= "2026-01-01") return 32_000;
  if (born >= "2009-01-01") return 4_000;
  if (born <= "1946-12-31") return 16_000;
  if (born <= "1956-12-31") return 6_000;
  return born <= "1966-12-31" ? 3_000 : 0;
}

export function evaluate(person: Person): Result {
  const aid = Math.max(classAid(person), birthAid(person.born));
  const { paid } = person;
  const open = paid >= "2026-09-01" && paid <= "2027-02-28";
  const benefit = paid <= "2026-12-31" ? 20_270_101 : 20_270_401;
  return { fee: 32_000 - aid, aid, open, benefit: open ? benefit : 0 };
}
