import { useCallback, useEffect, useRef, useState } from "react";
import { useOnline } from "../state";
import { asCallError, type CallError } from "./errors";
import { loadBook, loadPlaces, type PhoneBook, type PlaceChoice, type Places } from "./packs";
import type { Loaded } from "./use-call";

interface State<T> {
  data?: T;
  error?: CallError;
  loading: boolean;
}

/** Something to load as a page can draw it: asked when `key` changes, again on demand, and when the network comes back. */
function useLoaded<T>(key: string | null, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<State<T>>({ loading: key !== null });
  const newest = useRef(0);
  const work = useRef(load);
  work.current = load;

  const ask = useCallback(() => {
    const mine = ++newest.current;
    if (key === null) return setState({ loading: false });
    setState((before) => ({ ...before, loading: true }));
    work.current().then(
      (data) => mine === newest.current && setState({ data, loading: false }),
      (error: unknown) =>
        mine === newest.current && setState({ error: asCallError(error), loading: false }),
    );
  }, [key]);

  useEffect(ask, [ask]);
  const cutOff = state.error?.kind === "offline";
  const online = useOnline((network) => network.online);
  useEffect(() => {
    if (online && cutOff) ask();
  }, [online, cutOff, ask]);
  const put = useCallback((data: T) => {
    newest.current += 1;
    setState({ data, loading: false });
  }, []);
  return { data: state.data, error: state.error, loading: state.loading, reload: ask, put };
}

/** The places whose plans are known; without a network as they were last known. */
export const usePlaces = (): Loaded<Places> => useLoaded("places", () => loadPlaces());

/** What answers for a place and year; nothing is asked before both are chosen. */
export function useBook(
  place: PlaceChoice | undefined,
  year: number | undefined,
): Loaded<PhoneBook & { key: string }> {
  const hashes = place?.packs.map(({ hash }) => hash).join();
  const key = place && year !== undefined ? `${place.code}.${year}.${hashes ?? ""}` : null;
  return useLoaded(key, async () => {
    if (!place || year === undefined || key === null) throw new Error("nothing was chosen");
    return { ...(await loadBook(place, year)), key };
  });
}
