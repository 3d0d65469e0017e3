/** How long a code for the worker holds (contract: ten minutes), in seconds. */
export const CODE_HOLDS = 600;

/** Seconds left, by the phone's own clock: how it goes is trusted, what it shows is not. */
export const secondsLeft = (shownAt: number, now: number): number =>
  Math.max(0, CODE_HOLDS - Math.floor((now - shownAt) / 1000));

/** `9 分 05 秒` */
export const leftText = (seconds: number): string =>
  `${String(Math.floor(seconds / 60))} 分 ${String(seconds % 60).padStart(2, "0")} 秒`;

/** `123 456`, so that it can be read out. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;
