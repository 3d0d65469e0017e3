import { useEffect, useState } from "react";
import { platform } from "../../platform";
import { readDraft, saysAnything, writeDraft, type HeldForm } from "../../requests";

const KEY = "request-draft";

export const forgetDraft = (): void => void platform.storage.remove(KEY).catch(() => undefined);

/**
 * Keeps what was chosen while the form is filled in, and brings it back when it is opened again. True where something was
 * brought back. One form at a time: who begins another gives the last one up.
 */
export function useDraft(about: string | undefined, { form, change }: HeldForm): boolean {
  const [state, setState] = useState<"reading" | "new" | "brought-back">("reading");
  useEffect(() => {
    if (about === undefined) return;
    let here = true;
    platform.storage.get(KEY).then(
      (text) => {
        if (!here) return;
        const draft = readDraft(about, text);
        const found = draft !== undefined && saysAnything(draft);
        if (found) change(draft);
        setState(found ? "brought-back" : "new");
      },
      () => setState("new"),
    );
    return () => {
      here = false;
    };
    // Read once a form: what is typed from then on is newer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [about]);
  useEffect(() => {
    if (about === undefined || state === "reading") return;
    // Not being able to keep it is no reason to stop.
    platform.storage.set(KEY, writeDraft(about, form)).catch(() => undefined);
  }, [about, form, state]);
  return state === "brought-back";
}
