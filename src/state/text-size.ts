import { create } from "zustand";
import { platform } from "../platform";

/** 0 ordinary · 1 large · 2 larger · 3 largest. From 1 on it is the elder mode: main text 20 and up. */
export const TEXT_SIZES = [
  { size: 0, name: "标准" },
  { size: 1, name: "大字" },
  { size: 2, name: "特大" },
  { size: 3, name: "最大" },
] as const;
export type TextSize = (typeof TEXT_SIZES)[number]["size"];

const KEY = "text-size";

/** The size that fits what the person set for the whole phone, in CSS pixels (16 or 17 is ordinary). */
export function sizeForSystem(pixels: number): TextSize {
  if (pixels >= 24) return 2;
  return pixels >= 19 ? 1 : 0;
}

/** What was remembered, if it is one of ours. */
export function sizeFromMemory(text: string | undefined): TextSize | undefined {
  return TEXT_SIZES.find((choice) => String(choice.size) === text)?.size;
}

interface TextSizeState {
  size: TextSize;
  /** The person's own choice: remembered, and from then on above the phone's setting. */
  choose(size: TextSize): void;
}

export const useTextSize = create<TextSizeState>((set) => ({
  size: 0,
  choose(size) {
    set({ size });
    // Not being able to remember is no reason to refuse the choice.
    platform.storage.set(KEY, String(size)).catch(() => undefined);
  },
}));

/** Once, when the app starts: the person's choice, else the phone's own setting. */
export async function recallTextSize(): Promise<void> {
  const remembered = sizeFromMemory(await platform.storage.get(KEY));
  useTextSize.setState({ size: remembered ?? sizeForSystem(platform.systemTextSize()) });
}
