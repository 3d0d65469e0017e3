import { useState } from "react";
import type { PlaceChoice } from "../client";
import { findPlaces } from "../logic";
import { Box } from "../platform";
import { Card } from "./card";
import { TextField } from "./field";
import { LinkRow } from "./link-row";

interface PlacePickerProps {
  id: string;
  title: string;
  places: readonly PlaceChoice[];
  /** `town`: the one below it by whose name it was found. */
  onPick(place: PlaceChoice, town?: { code: string; name: string }): void;
}

/** More than these are found by typing more of the name. */
const MOST_SHOWN = 20;

export const placeLabel = ({ name, label }: Pick<PlaceChoice, "name" | "label">): string =>
  label ? `${name}（${label}）` : name;

/** A place by its name: a few letters are enough, of a town below it too. */
export function PlacePicker({ id, title, places, onPick }: PlacePickerProps) {
  const [typed, setTyped] = useState("");
  const found = findPlaces(places, typed);
  const shown = found.slice(0, MOST_SHOWN);
  return (
    <Card title={title}>
      <TextField
        id={id}
        label="按名字找"
        hint="写县、区、市的名字，或者乡镇的名字"
        value={typed}
        onText={setTyped}
        maxLength={30}
      />
      <Box live="polite" className="small soft">
        {foundWords(typed, found.length, shown.length)}
      </Box>
      <Box className="pick-list">
        {shown.map(({ place, town }, index) => (
          <LinkRow
            key={place.code}
            title={placeLabel(place)}
            note={town ? `${place.above}，管${town.name}` : place.above}
            onTap={() => onPick(place, town)}
            last={index === shown.length - 1}
          />
        ))}
      </Box>
    </Card>
  );
}

function foundWords(typed: string, found: number, shown: number): string {
  if (found === 0) return "没有找到。这个地方可能还没有收录，可以打 12393 问当地医保部门。";
  if (found > shown)
    return `找到 ${String(found)} 个地方，先列出 ${String(shown)} 个，再多写几个字`;
  return typed.trim() === "" ? "" : `找到 ${String(found)} 个地方`;
}
