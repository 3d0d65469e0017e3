import type { PickedPhoto } from "../platform";

/** One photo of a paper on its way into cloud storage. */
export interface Photo {
  id: number;
  material: string;
  picked: PickedPhoto;
  state: "sending" | "there" | "failed";
  /** How much of it is there, from 0 to 1. */
  share: number;
  /** Under which it was let in; with the request it says where the picture is. */
  slot?: string;
}

/** The most that one request may carry (contract). */
export const MOST_PHOTOS = 12;

export type PhotoEvent =
  | { did: "picked"; id: number; material: string; picked: PickedPhoto }
  | { did: "came"; id: number; share: number }
  | { did: "arrived"; id: number; slot: string }
  | { did: "failed"; id: number }
  | { did: "again"; id: number }
  | { did: "removed"; id: number }
  /** The server does not know the slots any more: all have to go once more. */
  | { did: "expired" };

export function photosAfter(photos: readonly Photo[], event: PhotoEvent): Photo[] {
  const change = (id: number, part: Partial<Photo>) =>
    photos.map((photo) => (photo.id === id ? { ...photo, ...part } : photo));
  switch (event.did) {
    case "picked": {
      const { id, material, picked } = event;
      return [...photos, { id, material, picked, state: "sending", share: 0 }];
    }
    case "came":
      // Word of progress may come after the word that all is there.
      return photos.map((photo) =>
        photo.id === event.id && photo.state === "sending"
          ? { ...photo, share: event.share }
          : photo,
      );
    case "arrived":
      return change(event.id, { state: "there", share: 1, slot: event.slot });
    case "failed":
      return change(event.id, { state: "failed" });
    case "again":
      return change(event.id, { state: "sending", share: 0 });
    case "removed":
      return photos.filter(({ id }) => id !== event.id);
    case "expired":
      return photos.map(({ slot: _slot, ...photo }) => ({ ...photo, state: "failed" }));
  }
}

/** What the request says of its photos; undefined while one of them is not there yet. */
export function putUpsOf(
  photos: readonly Photo[],
): { material: string; slot: string }[] | undefined {
  const there = photos.flatMap(({ material, slot, state }) =>
    state === "there" && slot !== undefined ? [{ material, slot }] : [],
  );
  return there.length === photos.length ? there : undefined;
}

interface Wanted {
  name: string;
  required: boolean;
}

/** Materials without which the request is not taken, by name; photos that did not get through count as missing. */
export const missingMaterials = (wanted: readonly Wanted[], photos: readonly Photo[]): string[] =>
  wanted
    .filter(
      ({ name, required }) =>
        required && !photos.some((photo) => photo.material === name && photo.state !== "failed"),
    )
    .map(({ name }) => name);

/** `正在传，37%` */
export function photoWords({ state, share }: Pick<Photo, "state" | "share">): string {
  if (state === "there") return "已传好";
  return state === "failed" ? "没有传上去" : `正在传，${String(Math.floor(share * 100))}%`;
}
