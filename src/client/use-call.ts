import Taro from "@tarojs/taro";
import { useCallback, useEffect, useRef, useState } from "react";
import type { FunctionContract } from "../../core/contracts";
import { useOnline } from "../state";
import { call } from "./call";
import type { Caller, CallsOf, ReplyOf, RequestOf } from "./caller-types";
import { asCallError, type CallError } from "./errors";

export interface Loaded<T> {
  /** The last good answer; it stays on the page while a newer one is being fetched. */
  data: T | undefined;
  error: CallError | undefined;
  loading: boolean;
  reload(): void;
  /** Puts in an answer that another call brought. */
  put(data: T): void;
}

interface State<T> {
  data?: T;
  error?: CallError;
  loading: boolean;
}

/**
 * Makes the hook that gives the answer to a call as something a page can draw. Asked when the page opens, when `data`
 * changes, and again when the person comes back to the page or the network comes back. `null` asks nothing.
 */
export function callHookOf<F extends FunctionContract>(caller: Caller<F>) {
  return function useAnswer<C extends CallsOf<F>>(
    name: C,
    data: RequestOf<F, C> | null,
  ): Loaded<ReplyOf<F, C>> {
    const [state, setState] = useState<State<ReplyOf<F, C>>>({ loading: data !== null });
    const question = data === null ? null : JSON.stringify(data);
    // Only the newest question's answer counts; an older one that arrives late is dropped.
    const newest = useRef(0);

    const ask = useCallback(() => {
      if (question === null) return;
      const mine = ++newest.current;
      setState((before) => ({ ...before, loading: true }));
      caller(name, JSON.parse(question) as RequestOf<F, C>).then(
        (reply) => mine === newest.current && setState({ data: reply, loading: false }),
        (error: unknown) =>
          mine === newest.current &&
          setState((before) => ({ ...before, error: asCallError(error), loading: false })),
      );
    }, [name, question]);

    useEffect(ask, [ask]);
    useReturn(ask);
    const cutOff = state.error?.kind === "offline";
    const online = useOnline((network) => network.online);
    useEffect(() => {
      if (online && cutOff) ask();
    }, [online, cutOff, ask]);

    const put = useCallback((reply: ReplyOf<F, C>) => {
      newest.current += 1;
      setState({ data: reply, loading: false });
    }, []);
    // Where nothing is asked any more, an earlier answer says nothing.
    const shown: State<ReplyOf<F, C>> = question === null ? { loading: false } : state;
    return { data: shown.data, error: shown.error, loading: shown.loading, reload: ask, put };
  };
}

/** The resident's function as hook. */
export const useCall = callHookOf(call);

/** Runs when the person comes back to a page that was covered by another one, or to WeChat. */
export function useReturn(run: () => void): void {
  const wasAway = useRef(false);
  Taro.useDidHide(() => {
    wasAway.current = true;
  });
  Taro.useDidShow(() => {
    if (!wasAway.current) return;
    wasAway.current = false;
    run();
  });
}
