import { useRef, useState } from "react";
import { asCallError, type CallError } from "../../client";

export interface Act {
  busy: boolean;
  error: CallError | undefined;
  /** Does it once, however often it is tapped; resolves to whether it was done. */
  run(work: () => Promise<void>): Promise<boolean>;
  forget(): void;
}

/** Something that a person does with one tap: under way, done, or refused in words. */
export function useAct(): Act {
  const [state, setState] = useState<{ busy: boolean; error?: CallError }>({ busy: false });
  const under = useRef(false);
  const run = async (work: () => Promise<void>): Promise<boolean> => {
    if (under.current) return false;
    under.current = true;
    setState({ busy: true });
    try {
      await work();
      setState({ busy: false });
      return true;
    } catch (error) {
      setState({ busy: false, error: asCallError(error) });
      return false;
    } finally {
      under.current = false;
    }
  };
  return {
    busy: state.busy,
    error: state.error,
    run,
    forget: () => setState({ busy: false }),
  };
}
