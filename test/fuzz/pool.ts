/** Values that exist in the world, by the name of the field in which they were seen: what came back is asked for again. */
export class Pool {
  private readonly seen = new Map<string, unknown[]>();

  add(field: string, ...values: unknown[]): this {
    const known = this.seen.get(field) ?? [];
    for (const value of values) if (!known.includes(value)) known.push(value);
    // The newest are the most interesting; the first ones are the world's own.
    if (known.length > MOST) known.splice(KEPT_FIRST, known.length - MOST);
    this.seen.set(field, known);
    return this;
  }

  pick(field: string, n: number): unknown {
    const known = this.seen.get(field);
    return known && known.length > 0 ? known[n % known.length] : undefined;
  }

  /** Takes in every plain value of an answer under its field's name. */
  learn(answer: unknown, field = ""): void {
    if (Array.isArray(answer)) for (const one of answer.slice(0, 20)) this.learn(one, field);
    else if (typeof answer === "object" && answer !== null)
      for (const [name, value] of Object.entries(answer)) this.learn(value, name);
    else if (typeof answer === "string" || typeof answer === "number") this.add(field, answer);
  }
}

const MOST = 60;
const KEPT_FIRST = 20;
