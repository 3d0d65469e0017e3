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
