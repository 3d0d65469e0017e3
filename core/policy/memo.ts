/**
 * Remembers what a pure function gave. In a batch the same few days and amounts come again and again; the bound keeps
 * a memory from growing with the questions.
 */
const MOST_KEPT = 4096;

/** The same function, remembering by its one argument. When the memory is full it starts anew. */
export function remembering<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_KEPT) known.clear();
    const value = make(key);
    known.set(key, value);
    return value;
  };
}
