import { isSchool } from "../../requests";

interface County {
  code: string;
  below: readonly { code: string; name: string }[];
}

/** Where somebody takes a request up: towns, villages and units of a county, towns first; schools are no place to live. */
export const townsOf = ({ below }: County): { code: string; name: string }[] =>
  below
    .filter(({ code }) => code.length > 6 && !isSchool(code))
    .sort((a, b) => a.code.length - b.code.length || a.code.localeCompare(b.code));

/** Towns whose name holds what was typed, each village with the town that it lies in. */
export function findTowns(
  county: County,
  typed: string,
): { code: string; name: string; within: string | undefined }[] {
  const towns = townsOf(county);
  const wanted = typed.trim();
  const nameOf = new Map(towns.map(({ code, name }) => [code, name]));
  return towns
    .filter(({ name }) => name.includes(wanted))
    .map(({ code, name }) => ({
      code,
      name,
      within: code.length > 9 ? nameOf.get(code.slice(0, 9)) : undefined,
    }));
}
