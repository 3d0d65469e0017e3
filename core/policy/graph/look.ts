/** Colours, columns and patterns that all parts of the picture share. */
import type { PAYERS } from "../vocabulary";
import { box, element, line, text, textLines } from "./svg";

export const WIDTH = 1180;
/** Where the names stand and where the drawings begin and end, in pixels. */
export const LEFT = 32;
export const LABEL = 246;
export const DRAW = 300;
export const RIGHT = 1148;

export const INK = "#1f2933";
export const SOFT = "#5f6b7a";
export const RULE = "#d9dee5";
export const OPEN = "#2f6fb2";
export const COVERED = "#3c9a5f";
export const DISPUTED = "#c2410c";
export const PERSON = "#8a94a3";

export const PAYER_COLOURS: Record<(typeof PAYERS)[number], string> = {
  province: "#3b5bab",
  city: "#1f8a80",
  county: "#c77d17",
  town: "#9a5b2e",
  village: "#6b8e3d",
  "medical-assistance": "#b5434c",
  "disability-fund": "#7552a8",
  "veterans-fund": "#3f6f4f",
  "family-planning": "#b54f93",
  government: "#4377a8",
};

/** Part of the picture that begins at a height: what it shows and where it ends. */
export interface Part {
  svg: string;
  bottom: number;
}

const stripes = (id: string, colour: string, ground: string): string =>
  element(
    "pattern",
    {
      id,
      width: 8,
      height: 8,
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)",
    },
    box({ x: 0, y: 0, width: 8, height: 8 }, { fill: ground }) +
      box({ x: 0, y: 0, width: 3, height: 8 }, { fill: colour }),
  );

/** Hatchings: `url(#disputed)` where the plan contradicts itself, `url(#unstated)` where it says nothing. */
export const patterns = (): string =>
  element(
    "defs",
    {},
    stripes("disputed", DISPUTED, "#fde3d3") + stripes("unstated", "#b8c0cb", "#f3f5f8"),
  );

/** A heading with a line under it. */
export function heading(y: number, words: string): Part {
  const svg =
    text(LEFT, y + 18, words, { size: 16, weight: 700 }) +
    line([LEFT, y + 28], [RIGHT, y + 28], { stroke: INK, "stroke-width": 1 });
  return { svg, bottom: y + 40 };
}

/** Lines of text from a height downwards. */
export function paragraph(
  x: number,
  y: number,
  words: string,
  width: number,
  look: { size?: number; fill?: string; weight?: number; most?: number } = {},
): Part {
  const { size = 13, most, ...rest } = look;
  const step = size + 5;
  const lines = words === "" ? [] : textLines(words, width, size, most);
  const svg = lines
    .map((words, index) => text(x, y + size + index * step, words, { size, ...rest }))
    .join("");
  return { svg, bottom: y + lines.length * step };
}

/** The name at the left of a row, with what belongs to it in small letters below. */
export function label(y: number, name: string, below: string): Part {
  const first = paragraph(LEFT, y, name, LABEL, { weight: 600, most: 4 });
  const second = paragraph(LEFT, first.bottom, below, LABEL, { size: 12, fill: SOFT, most: 3 });
  return { svg: first.svg + second.svg, bottom: second.bottom };
}

/** The line between two rows. */
export const rowRule = (y: number): string => line([LEFT, y], [RIGHT, y], { stroke: RULE });
