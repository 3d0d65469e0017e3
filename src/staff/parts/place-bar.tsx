import { useState } from "react";
import { ownPlaces } from "../logic";
import { useWorker } from "../state";
import { PlaceChoice } from "./place-choice";

/** The place that a list is about: at first the worker's own, then whichever under it is chosen. */
export function useOwnPlace(): [string | undefined, (code: string | undefined) => void] {
  const worker = useWorker();
  const [chosen, choose] = useState<string>();
  return [chosen ?? ownPlaces(worker?.roles ?? [])[0]?.code, choose];
}

interface PlaceBarProps {
  id: string;
  value: string | undefined;
  onPick(code: string | undefined): void;
}

/** Chooses among the worker's places and those under them. */
export function PlaceBar({ id, value, onPick }: PlaceBarProps) {
  const worker = useWorker();
  const within = ownPlaces(worker?.roles ?? []).map(({ code }) => code);
  return <PlaceChoice id={id} label="地方" value={value} within={within} onPick={onPick} />;
}
