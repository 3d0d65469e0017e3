/** The face of what all pages share. */
export { useOnline, watchOnline } from "./online";
export { recallTextSize, TEXT_SIZES, useTextSize, type TextSize } from "./text-size";
export { noteToday, useToday } from "./today";
