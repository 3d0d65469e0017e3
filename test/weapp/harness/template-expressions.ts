/** Names that an expression in a template can see. */
export type Scope = Record<string, unknown>;

type Compiled = (scope: Scope) => unknown;

const compiled = new Map<string, Compiled>();

/** The value of a bare expression. What is not there is `undefined`, as in WeChat. */
export function evaluate(expression: string, scope: Scope): unknown {
  let run = compiled.get(expression);
  if (!run) {
    // `with` needs sloppy mode, which a function made from text has; the text is our own build's.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    run = new Function("scope", `with (scope) { return (${expression}); }`) as Compiled;
    compiled.set(expression, run);
  }
  return run(new Proxy(scope, { has: () => true, get: (names, name) => names[name as string] }));
}

const WHOLE = /^\s*{{([\s\S]*)}}\s*$/;
const PART = /{{([\s\S]*?)}}/g;

/** An attribute or a text with `{{…}}` in it; one that is nothing else keeps its type. */
export function fill(text: string, scope: Scope): unknown {
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined && !whole.includes("{{")) return evaluate(whole, scope);
  return text.replace(PART, (_, expression: string) => {
    const value = evaluate(expression, scope) as string | number | undefined;
    return value === undefined ? "" : String(value);
  });
}
