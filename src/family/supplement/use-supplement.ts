import { useState } from "react";
import type { RequestView } from "../../../core/contracts";
import { asCallError, call, type CallError } from "../../client";
import { SUMMARY_ID } from "../../components";
import { focusOn } from "../../platform";
import { go } from "../../routes";
import {
  detailsOf,
  emptyFor,
  eventOf,
  putUpsOf,
  usePhotos,
  useRequestForm,
  type Ask,
  type Photos,
} from "../../requests";
import { useToday } from "../../state";
import { askedAnew } from "./anew";

export const REFUSAL_ID = "refusal";

type Sending = { at: "ready" | "sending" } | { at: "failed"; error: CallError };
type TakeSlots = Parameters<typeof usePhotos>[0];

/** What is added to a request that was given back, and how it is sent. */
export function useSupplement(view: RequestView, takeSlots: TakeSlots) {
  const { card } = view;
  const held = useRequestForm(emptyFor(card.kind));
  const photos: Photos = usePhotos(takeSlots);
  const [ticked, setTicked] = useState<readonly Ask[]>([]);
  const [sending, setSending] = useState<Sending>({ at: "ready" });
  const [amiss, setAmiss] = useState<"empty" | "waiting">();
  const today = useToday((state) => state.today) ?? card.filedAt.slice(0, 10);
  const asked = askedAnew(card, ticked);

  const stop = (why: "empty" | "waiting") => {
    setAmiss(why);
    focusOn(REFUSAL_ID);
  };

  const submit = async () => {
    if (sending.at === "sending") return;
    setAmiss(undefined);
    setSending({ at: "ready" });
    const materials = putUpsOf(photos.photos);
    if (!materials) {
      stop("waiting");
      return;
    }
    const note = held.form.note.trim();
    if (materials.length === 0 && ticked.length === 0 && !note) {
      stop("empty");
      return;
    }
    if (!held.isSound(["who", "what"], asked, today)) {
      focusOn(SUMMARY_ID);
      return;
    }
    setSending({ at: "sending" });
    const event = eventOf(held.form, asked);
    try {
      await call("supplement", {
        requestId: card.requestId,
        details: detailsOf(held.form, asked),
        ...(event && { event }),
        materials,
      });
      go.requestBack(card.requestId);
    } catch (failure) {
      const error = asCallError(failure);
      if (error.code === "bad-material") photos.expire();
      held.refuse(error);
      setSending({ at: "failed", error });
      focusOn(REFUSAL_ID);
    }
  };

  return {
    held,
    photos,
    asked,
    ticked,
    sending,
    today,
    empty: amiss === "empty",
    waiting: amiss === "waiting",
    toggle: (ask: Ask) =>
      setTicked((now) => (now.includes(ask) ? now.filter((one) => one !== ask) : [...now, ask])),
    submit: () => void submit(),
  };
}

export type Supplementing = ReturnType<typeof useSupplement>;
