interface Named {
  code: string;
  name: string;
}

interface Searchable extends Named {
  label?: string | undefined;
  above: string;
  below: readonly Named[];
}

export interface PlaceFound<P> {
  place: P;
  /** The town below it by which it was found. */
  town?: Named;
}

const bare = (text: string): string => text.replace(/[\s·,，、]/g, "");

/** Whether the letters of the typed text appear in this order, as in 江门开平 for 江门市开平市. */
function inOrder(text: string, typed: string): boolean {
  let at = 0;
  for (const sign of typed) {
    at = text.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/**
 * Places by what somebody typed: their own name first, then those that have a town of that name, then those that the
 * typed letters lead to by the names above them. Nothing typed: all.
 */
export function findPlaces<P extends Searchable>(
  places: readonly P[],
  typed: string,
): PlaceFound<P>[] {
  const wanted = bare(typed);
  if (wanted === "") return places.map((place) => ({ place }));
  const own: PlaceFound<P>[] = [];
  const byTown: PlaceFound<P>[] = [];
  const wider: PlaceFound<P>[] = [];
  for (const place of places) {
    const town = place.below.find(({ name }) => name.includes(wanted));
    if (bare(place.name + (place.label ?? "")).includes(wanted)) own.push({ place });
    else if (town) byTown.push({ place, town });
    else if (inOrder(bare(place.above + place.name), wanted)) wider.push({ place });
  }
  return [...own, ...byTown, ...wider];
}

/** The place whose plans answer for a division code that may lie below it. */
export function placeFor<P extends Searchable>(
  places: readonly P[],
  code: string | undefined,
): P | undefined {
  if (code === undefined) return undefined;
  const shorter = [code, code.slice(0, 9), code.slice(0, 6)];
  for (const one of shorter) {
    const found = places.find(
      (place) => place.code === one || place.below.some((town) => town.code === one),
    );
    if (found) return found;
  }
  return undefined;
}
