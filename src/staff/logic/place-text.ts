interface Named {
  name: string;
  above: string;
}

/** Places whose own name or the name above holds what was typed; those found by their own name first. */
export function placesByText<P extends Named>(places: readonly P[], typed: string): P[] {
  const wanted = typed.replace(/\s/g, "");
  if (wanted === "") return [...places];
  const own = places.filter(({ name }) => name.includes(wanted));
  const under = places.filter(
    ({ name, above }) => !name.includes(wanted) && (above + name).includes(wanted),
  );
  return [...own, ...under];
}
