/** The login of a browser: a code is shown, the phone looks at it and lets the browser in or not. */

export interface ShownCode {
  token: string;
  number: string;
  expiresAt: string;
}

export type LoginPhase =
  | { phase: "getting" }
  | { phase: "shown"; code: ShownCode; seen: boolean }
  | { phase: "in" }
  | { phase: "refused" }
  /** Nothing got through. */
  | { phase: "failed"; message: string };

export type LoginEvent =
  | { type: "got"; code: ShownCode }
  | { type: "polled"; state: "waiting" | "seen" | "in" | "refused" | "expired" }
  /** The browser has a session already. */
  | { type: "let-in" }
  | { type: "ran-out" }
  | { type: "failed"; message: string }
  | { type: "again" };

export const START: LoginPhase = { phase: "getting" };

/** What is on the screen next. A code that ran out is replaced by a new one, whoever notices it first. */
export function login(before: LoginPhase, event: LoginEvent): LoginPhase {
  switch (event.type) {
    case "got":
      return { phase: "shown", code: event.code, seen: false };
    case "failed":
      return { phase: "failed", message: event.message };
    case "let-in":
      return { phase: "in" };
    case "again":
    case "ran-out":
      return before.phase === "in" ? before : START;
    case "polled":
      if (before.phase !== "shown") return before;
      if (event.state === "in") return { phase: "in" };
      if (event.state === "refused") return { phase: "refused" };
      if (event.state === "expired") return START;
      return { ...before, seen: event.state === "seen" };
  }
}

/** What a code holds that was scanned or pasted: the token by itself, or at the end of an address. */
export function tokenOf(text: string): string | undefined {
  const token = /[A-Za-z0-9_-]{20,80}$/.exec(text.trim())?.[0];
  return token;
}
