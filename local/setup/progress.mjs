/** Lines that tell what is going on and how long it took. */
const begun = Date.now();

/** Seconds since the command began, as `12.3`. */
export function seconds() {
  return ((Date.now() - begun) / 1000).toFixed(1);
}

export function say(text) {
  console.log(`[${seconds().padStart(6)} s] ${text}`);
}

/** Says that `work` begins and ends; the time is its own, not the whole. */
export async function step(text, work) {
  say(`${text} …`);
  const from = Date.now();
  const result = await work();
  say(`${text}：完成（${((Date.now() - from) / 1000).toFixed(1)} 秒）`);
  return result;
}

/** A failure whose message is all that a person needs; no stack is shown. */
export class PlainError extends Error {}

/** Ends the command with one clear sentence, or with the whole story where we did not expect it. */
export function fail(error) {
  console.error(error instanceof PlainError ? `\n✖ ${error.message}` : error);
  process.exitCode = 1;
}
