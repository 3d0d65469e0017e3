import { useEffect, useReducer, useRef, useState } from "react";
import { asCallError, type CallError } from "../client";
import { platform, type PickedPhoto } from "../platform";
import { MOST_PHOTOS, photosAfter, type Photo, type PhotoEvent } from "./photos";

export type TakeSlots = (count: number) => Promise<{ slot: string; cloudPath: string }[]>;

export interface Photos {
  photos: readonly Photo[];
  /** The material whose photo is being taken or chosen now. */
  picking: string | undefined;
  /** Why the camera or album gave nothing, in words. */
  trouble: string | undefined;
  full: boolean;
  pick(material: string): void;
  again(id: number): void;
  remove(id: number): void;
  expire(): void;
}

const reduce = (photos: readonly Photo[], event: PhotoEvent): readonly Photo[] =>
  photosAfter(photos, event);

/** Photos of papers: taken or chosen, and on their way into cloud storage at once, while the person goes on. */
export function usePhotos(takeSlots: TakeSlots): Photos {
  const [photos, happen] = useReducer(reduce, []);
  const [picking, setPicking] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  const last = useRef(0);
  const now = useRef(photos);
  now.current = photos;

  // What is left behind when the page closes takes up room in a browser.
  useEffect(() => () => now.current.forEach(({ picked }) => platform.dropPhoto(picked)), []);

  const send = async (id: number, picked: PickedPhoto) => {
    try {
      const [place] = await takeSlots(1);
      if (!place) throw new Error("no slot was given");
      await platform.putUp(picked, place.cloudPath, (share) => happen({ did: "came", id, share }));
      happen({ did: "arrived", id, slot: place.slot });
    } catch (error) {
      const refused: CallError = asCallError(error);
      if (refused.kind === "refused") setTrouble(refused.message);
      happen({ did: "failed", id });
    }
  };

  const pick = async (material: string) => {
    if (picking !== undefined) return;
    setPicking(material);
    setTrouble(undefined);
    try {
      const chosen = await platform.pickPhotos(MOST_PHOTOS - now.current.length);
      for (const picked of chosen) {
        const id = ++last.current;
        happen({ did: "picked", id, material, picked });
        void send(id, picked);
      }
    } catch {
      setTrouble("没有打开相机或相册，或者选的不是照片。请再试一次。");
    }
    setPicking(undefined);
  };

  return {
    photos,
    picking,
    trouble,
    full: photos.length >= MOST_PHOTOS,
    pick: (material) => void pick(material),
    again(id) {
      const photo = photos.find((one) => one.id === id);
      if (!photo) return;
      setTrouble(undefined);
      happen({ did: "again", id });
      void send(id, photo.picked);
    },
    remove(id) {
      const photo = photos.find((one) => one.id === id);
      if (photo) platform.dropPhoto(photo.picked);
      happen({ did: "removed", id });
    },
    expire: () => happen({ did: "expired" }),
  };
}
