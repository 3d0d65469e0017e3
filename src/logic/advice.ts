interface Advice {
  text: string;
}
interface Contact {
  name: string;
  phone: string;
}

const bare = (text: string): string => text.replace(/[\s：:，,。]/g, "");

/** What to do, without the lines that only repeat a number which stands among the contacts, where a tap calls it. */
export function adviceBesideContacts<A extends Advice>(
  advice: readonly A[],
  contacts: readonly Contact[],
): A[] {
  const numbers = new Set(contacts.map(({ name, phone }) => bare(name + phone)));
  return advice.filter(({ text }) => !numbers.has(bare(text)));
}
