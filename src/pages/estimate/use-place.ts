import { useEffect, useState } from "react";
import { useCall, type PlaceChoice } from "../../client";
import { placeFor } from "../../logic";
import { platform } from "../../platform";

const KEY = "estimate-place";
/** Where the family was insured when it was last asked for: without a network nobody else can say. */
const FAMILY_KEY = "estimate-family-place";

/** Not being able to remember is no reason to refuse what was chosen or found. */
const keep = (key: string, code: string): void =>
  void platform.storage.set(key, code).catch(() => undefined);

const kept = (key: string): Promise<string | null> =>
  platform.storage.get(key).then(
    (text) => text || null,
    () => null,
  );

export interface ChosenPlace {
  place: PlaceChoice;
  /** Where in it the person lives, where that was said; else the place itself. */
  code: string;
}

interface PlaceState {
  chosen: ChosenPlace | undefined;
  /** Still looking up what was chosen before. */
  waiting: boolean;
  choose(place: PlaceChoice, town?: { code: string }): void;
  forget(): void;
}

const chosenOf = (
  places: readonly PlaceChoice[],
  code: string | undefined,
): ChosenPlace | undefined => {
  const place = placeFor(places, code);
  return place && code !== undefined ? { place, code } : undefined;
};

/** The place asked about: named in the address, else the one chosen last, else where the family is insured. */
export function usePlace(places: readonly PlaceChoice[], asked: string | undefined): PlaceState {
  const [code, setCode] = useState<string | null | undefined>(asked);
  const [remembered, setRemembered] = useState<string | null>();
  const [lastFamily, setLastFamily] = useState<string | null>(null);
  useEffect(() => {
    void Promise.all([kept(KEY), kept(FAMILY_KEY)]).then(([place, family]) => {
      setLastFamily(family);
      setRemembered(place);
    });
  }, []);
  const needsFamily = code === undefined && remembered === null;
  const home = useCall("home", needsFamily ? {} : null);
  const family = home.data?.members[0]?.place.code;
  useEffect(() => {
    if (home.data) keep(FAMILY_KEY, family ?? "");
  }, [home.data, family]);
  const choose = (place: PlaceChoice, town?: { code: string }) => {
    const chosen = town?.code ?? place.code;
    setCode(chosen);
    keep(KEY, chosen);
  };
  const before = remembered ?? (home.data ? family : (lastFamily ?? undefined));
  return {
    chosen: code === null ? undefined : chosenOf(places, code ?? before),
    waiting:
      code === undefined &&
      (remembered === undefined || (needsFamily && !home.data && !home.error)),
    choose,
    forget: () => setCode(null),
  };
}
