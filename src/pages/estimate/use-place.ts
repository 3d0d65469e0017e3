import { useEffect, useState } from "react";
import { useCall, type PlaceChoice } from "../../client";
import { placeFor } from "../../logic";
import { platform } from "../../platform";

const KEY = "estimate-place";

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
  useEffect(() => {
    platform.storage.get(KEY).then(
      (text) => setRemembered(text ?? null),
      () => setRemembered(null),
    );
  }, []);
  const needsFamily = code === undefined && remembered === null;
  const home = useCall("home", needsFamily ? {} : null);
  const family = home.data?.members[0]?.place.code;
  const choose = (place: PlaceChoice, town?: { code: string }) => {
    const chosen = town?.code ?? place.code;
    setCode(chosen);
    // Not being able to remember is no reason to refuse the choice.
    platform.storage.set(KEY, chosen).catch(() => undefined);
  };
  const before = remembered ?? family;
  return {
    chosen: code === null ? undefined : chosenOf(places, code ?? before),
    waiting:
      code === undefined &&
      (remembered === undefined || (needsFamily && !home.data && !home.error)),
    choose,
    forget: () => setCode(null),
  };
}
