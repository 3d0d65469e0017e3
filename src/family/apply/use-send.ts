import { useRef, useState } from "react";
import type { FileRequest } from "../../../core/contracts";
import { asCallError, call, type CallError } from "../../client";
import { newRequestKey } from "../../logic";

export type Sending = { at: "ready" | "sending" } | { at: "failed"; error: CallError };

export type Filing = Omit<FileRequest, "requestKey" | "consent">;

/** Sends the request; however often it is tried, it is filed once. */
export function useSend(onSent: (requestId: string) => void) {
  const [sending, setSending] = useState<Sending>({ at: "ready" });
  const key = useRef<string>();
  const send = async (filing: Filing): Promise<CallError | undefined> => {
    setSending({ at: "sending" });
    key.current ??= newRequestKey(Date.now(), Math.random);
    try {
      const { card } = await call("fileRequest", {
        ...filing,
        requestKey: key.current,
        consent: true,
      });
      onSent(card.requestId);
      return undefined;
    } catch (failure) {
      const error = asCallError(failure);
      // The server said no, so nothing was written: the next try is another request.
      if (error.kind === "refused") key.current = undefined;
      setSending({ at: "failed", error });
      return error;
    }
  };
  return { sending, send };
}
