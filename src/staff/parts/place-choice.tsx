import { useState } from "react";
import { Button, Dialog, TextField } from "../../components";
import { Box, Tap, Words } from "../../platform";
import { placesByText } from "../logic";
import { useDeskPlaces, type DeskPlace } from "../state";

interface PlaceChoiceProps {
  id: string;
  label: string;
  /** Code of the chosen place; undefined is all of them. */
  value: string | undefined;
  onPick(code: string | undefined): void;
  /** Codes under one of which a place must lie; without it the whole county. */
  within?: readonly string[];
  levels?: readonly DeskPlace["level"][];
  /** What no choice is called; without it one must be chosen. */
  all?: string;
  fault?: string | undefined;
}

/** More than these are found by typing more of the name. */
const MOST_SHOWN = 40;

/** One place of the county, found by a part of its name. */
export function PlaceChoice({
  id,
  label,
  value,
  onPick,
  within,
  levels,
  all,
  fault,
}: PlaceChoiceProps) {
  const [open, setOpen] = useState(false);
  const places = useDeskPlaces();
  const chosen = places.find(({ code }) => code === value);
  const pick = (code: string | undefined) => {
    setOpen(false);
    onPick(code);
  };
  const open_ = places.filter(
    (place) =>
      (!within || within.some((code) => place.code.startsWith(code))) &&
      (!levels || levels.includes(place.level)),
  );
  return (
    <Box className="place-choice">
      {fault ? <Box className="field-fault">{fault}</Box> : null}
      <Tap
        id={id}
        className="choose-box"
        label={`${label}：${chosen?.name ?? all ?? "请选择"}`}
        onTap={() => setOpen(true)}
      >
        <Words className="soft small">{label}</Words>
        <Words>{chosen?.name ?? value ?? all ?? "请选择"}</Words>
        <Box as="span" className="choose-mark" ornament />
      </Tap>
      {open ? (
        <Dialog title={label} onClose={() => setOpen(false)}>
          <PlaceList places={open_} all={all} onPick={pick} onClose={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </Box>
  );
}

interface PlaceListProps {
  places: readonly DeskPlace[];
  all: string | undefined;
  onPick(code: string | undefined): void;
  onClose(): void;
}

function PlaceList({ places, all, onPick, onClose }: PlaceListProps) {
  const [typed, setTyped] = useState("");
  const found = placesByText(places, typed);
  const shown = found.slice(0, MOST_SHOWN);
  return (
    <Box className="stack">
      <TextField id="place-typed" label="按名字找" value={typed} onText={setTyped} maxLength={30} />
      <Box className="pick-places">
        {all ? (
          <Tap className="pick-place" onTap={() => onPick(undefined)}>
            {all}
          </Tap>
        ) : null}
        {shown.map(({ code, name, above }) => (
          <Tap key={code} className="pick-place" onTap={() => onPick(code)}>
            <Words>{name}</Words>
            {above ? <Words className="small soft">{above}</Words> : null}
          </Tap>
        ))}
      </Box>
      <Box className="small soft" live="polite">
        {found.length === 0
          ? "没有找到这个名字的地方。"
          : found.length > shown.length
            ? `共 ${String(found.length)} 个，再多写几个字`
            : ""}
      </Box>
      <Button kind="plain" onTap={onClose}>
        取消
      </Button>
    </Box>
  );
}
