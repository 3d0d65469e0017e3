import { useState } from "react";
import type { PlaceChoice } from "../../client";
import { Button, Card, LinkRow, placeLabel, TextField } from "../../components";
import { Box } from "../../platform";
import { findTowns } from "./towns";

interface TownPickerProps {
  county: PlaceChoice;
  onPick(code: string): void;
  onBack(): void;
}

/** More than these are found by typing more of the name. */
const MOST_SHOWN = 30;

/** The town or village that takes the request up. */
export function TownPicker({ county, onPick, onBack }: TownPickerProps) {
  const [typed, setTyped] = useState("");
  const found = findTowns(county, typed);
  const shown = found.slice(0, MOST_SHOWN);
  return (
    <>
      <Card title={`在${placeLabel(county)}的哪个乡镇、街道`}>
        <TextField
          id="town"
          label="按名字找"
          hint="写乡镇、街道或村的名字，或者在下面选"
          value={typed}
          onText={setTyped}
          maxLength={30}
        />
        <Box live="polite" className="small soft">
          {found.length === 0 ? "没有找到，换几个字试试" : ""}
        </Box>
        <Box className="pick-list">
          {shown.map(({ code, name, within }, index) => (
            <LinkRow
              key={code}
              title={name}
              {...(within && { note: within })}
              onTap={() => onPick(code)}
              last={index === shown.length - 1}
            />
          ))}
        </Box>
      </Card>
      <Button kind="quiet" onTap={onBack}>
        换一个县、区
      </Button>
    </>
  );
}
