/** What somebody who mistyped a name most likely meant. */

/** How many letters must change, come or go. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The nearest of the names, unless none is near: at most a third of the letters, and two at least, may differ. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const most = Math.max(2, Math.floor(name.length / 3));
  const [first] = names
    .map((other) => ({ other, far: distance(name, other) }))
    .filter(({ far }) => far <= most && far > 0)
    .sort((a, b) => a.far - b.far);
  return first?.other;
}
