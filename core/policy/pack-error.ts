/** A pack that cannot be used: what is wrong, where in the pack, and what to do. */
export class PackError extends Error {
  constructor(
    readonly pack: string,
    /** Where in the pack, as `ways.newborn.closes`. */
    readonly path: string,
    readonly problem: string,
    readonly cure: string,
  ) {
    super(`${pack} ${path}: ${problem}。${cure}`);
    this.name = "PackError";
  }
}

/**
 * The same as the engine throws it: without words, because the phone carries the engine and is sent no pack that has not
 * been in a book before. `inWords` makes a PackError of it, of the text in `pack-faults.ts` under `kind`.
 */
export class PackFault extends Error {
  readonly parts: readonly string[];
  constructor(
    readonly pack: string,
    readonly path: string,
    readonly kind: string,
    ...parts: string[]
  ) {
    super(`${pack} ${path}: ${kind}`);
    this.parts = parts;
  }
}
