/** How long a desk in a browser stays open without being used, and in all. */
export const DESK_IDLE_MS = 30 * 60_000;
export const DESK_LIFE_MS = 10 * 3_600_000;

/** The instant since which a desk must have been used to be open still. */
export const idleSince = (now: Date): Date => new Date(now.getTime() - DESK_IDLE_MS);
