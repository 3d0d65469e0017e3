/**
 * People in between: each fact as in one of some cases. Cases stand on both sides of every bound of a pack, so those put
 * together of them differ from each other in just what rules look at.
 */
import * as fc from "fast-check";
import {
  createPolicyBook,
  createSmallBook,
  type Facts,
  type PackDocument,
  type PlaceNode,
  type Quote,
} from "../../core/policy";

/** Somebody put together of the people in cases; each is of the place, year and day of the first that was drawn. */
function somebodyBetween(cases: readonly Facts[]): fc.Arbitrary<Facts> {
  const keys = [...new Set(cases.flatMap((facts) => Object.keys(facts)))] as (keyof Facts)[];
  const ofEach = keys.map((key) => fc.constantFrom(...cases.map((facts) => facts[key])));
  const days = fc.constantFrom(...cases.map(({ on }) => on));
  return fc
    .tuple(fc.constantFrom(...cases), fc.tuple(...ofEach), fc.nat({ max: 3 }), days)
    .map(([first, values, strange, on]) => {
      const mixed = Object.fromEntries(keys.map((key, at) => [key, values[at]]));
      const { place, year } = first;
      // Most differ from a case in little, some in everything.
      const facts = strange === 0 ? { ...first, ...mixed } : { ...mixed, ...first };
      return { ...facts, place, year, on: strange === 1 ? first.on : on };
    });
}

/** The packs that answer, with all that they inherit. */
function wholesOf(
  documents: readonly PackDocument[],
  places: readonly PlaceNode[],
): PackDocument[] {
  const book = createPolicyBook(documents, places);
  return book
    .places()
    .flatMap(({ code, years }) => years.flatMap((year) => book.whole(code, year)?.document ?? []));
}

const told = (quote: Quote): string => JSON.stringify(quote);

/**
 * Asks everybody in turn of a book that remembers and of one that does not; both must say the same to the byte.
 * `missing`: also what is missing, which takes longer.
 */
export function expectSameFromMemory(
  documents: readonly PackDocument[],
  places: readonly PlaceNode[],
  cases: readonly Facts[],
  { runs, people, missing }: { runs: number; people: number; missing: boolean },
): void {
  const afresh = createSmallBook(wholesOf(documents, places), places);
  const crowd = fc.array(somebodyBetween(cases), { minLength: people, maxLength: people });
  fc.assert(
    fc.property(crowd, (asked) => {
      const book = createPolicyBook(documents, places);
      for (const facts of asked) {
        const [given, wanted] = missing
          ? [book.quote(facts), afresh.quote(facts)]
          : [book.answer(facts), afresh.answer(facts)];
        expect({ facts, given: told(given) }).toEqual({ facts, given: told(wanted) });
      }
    }),
    // A crowd is not made smaller when it fails: the message names the one who was answered wrongly, the seed the crowd.
    { numRuns: runs, endOnFailure: true },
  );
}
