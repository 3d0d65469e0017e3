import { useEffect, useState } from "react";
import { create } from "zustand";
import { asCallError, type CallError } from "../../client";
import { callStaff, type StaffReply } from "../client";
import { clockAhead } from "../logic";

/** Who works here, as all pages of the desk share it. */

type Hello = StaffReply<"hello">;

interface WorkerState {
  hello: Hello | undefined;
  error: CallError | undefined;
  loading: boolean;
  /** How much the server's time is ahead of this machine's, in milliseconds. */
  ahead: number;
}

export const useWorkerState = create<WorkerState>(() => ({
  hello: undefined,
  error: undefined,
  loading: false,
  ahead: 0,
}));

/** Asks anew who this is and how much there is to do. */
export async function refreshWorker(): Promise<void> {
  useWorkerState.setState({ loading: true });
  try {
    const hello = await callStaff("hello", {});
    const ahead = clockAhead(hello.now, Date.now());
    useWorkerState.setState({ hello, ahead, error: undefined, loading: false });
  } catch (error) {
    useWorkerState.setState({ error: asCallError(error), loading: false });
  }
}

/** Whoever sits down next is somebody else. */
export const forgetWorker = (): void =>
  useWorkerState.setState({ hello: undefined, error: undefined, loading: false });

/** The worker of this page; undefined while it is not known. */
export const useWorker = () => useWorkerState((state) => state.hello?.worker ?? undefined);

/** The day and the coverage year that offices mostly deal with: that of the day. */
export const useDeskDay = (): string => useWorkerState((state) => state.hello?.today ?? "");

/** The time by the server's clock, moving on. */
export function useNow(everyMs = 30_000): number {
  const ahead = useWorkerState((state) => state.ahead);
  const [machine, setMachine] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setMachine(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return machine + ahead;
}
