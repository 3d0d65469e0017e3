import { useEffect } from "react";
import { create } from "zustand";
import { callStaff, type StaffReply } from "../client";

export type DeskPlace = StaffReply<"places">["places"][number];

interface PlacesState {
  places: readonly DeskPlace[] | undefined;
}

const usePlacesState = create<PlacesState>(() => ({ places: undefined }));

async function fetchPlaces(): Promise<void> {
  try {
    usePlacesState.setState({ places: (await callStaff("places", {})).places });
  } catch {
    // The next page that wants them asks again; until then a list is told by the places that it names.
  }
}

/** The places of the worker's counties; asked once, when a page first wants them. */
export function useDeskPlaces(): readonly DeskPlace[] {
  const { places } = usePlacesState();
  useEffect(() => {
    if (usePlacesState.getState().places === undefined) void fetchPlaces();
  }, []);
  return places ?? [];
}

export const forgetPlaces = (): void => usePlacesState.setState({ places: undefined });
