import { useEffect, useState } from "react";
import { asCallError, type CallError, type Loaded } from "../../client";

interface WithNext {
  next: string | null;
}

export interface Pages<R extends WithNext> {
  /** The first page and those asked for after it. */
  pages: readonly R[];
  hasMore: boolean;
  busy: boolean;
  error: CallError | undefined;
  more(): void;
}

interface Rest<R> {
  pages: R[];
  busy: boolean;
  error?: CallError;
}

/** The further pages of a list. They are forgotten when the first page is asked for anew: the list may have moved. */
export function usePages<R extends WithNext>(
  first: Loaded<R>,
  load: (cursor: string) => Promise<R>,
): Pages<R> {
  const [rest, setRest] = useState<Rest<R>>({ pages: [], busy: false });
  const head = first.data;
  useEffect(() => setRest({ pages: [], busy: false }), [head]);
  const pages = head === undefined ? [] : [head, ...rest.pages];
  const next = pages.at(-1)?.next ?? null;
  const more = () => {
    if (next === null || rest.busy) return;
    setRest(({ pages: had }) => ({ pages: had, busy: true }));
    load(next).then(
      (page) => setRest(({ pages: had }) => ({ pages: [...had, page], busy: false })),
      (error: unknown) =>
        setRest(({ pages: had }) => ({ pages: had, busy: false, error: asCallError(error) })),
    );
  };
  return { pages, hasMore: next !== null, busy: rest.busy, error: rest.error, more };
}
