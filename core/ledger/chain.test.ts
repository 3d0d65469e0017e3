import fc from "fast-check";
import { CHAIN_START } from "../chain";
import { checkChain, paymentEntries, seal, type StoredEntry } from ".";

const entry = (n: number): StoredEntry => ({
  ...paymentEntries({ county: "370481", transactionId: `T${n}`, at: "2021-11-01T09:00:00+08:00" }, [
    {
      personId: `P${n}`,
      year: 2022,
      standardFen: 32_000,
      dueFen: 16_000,
      aid: [{ payer: "city", amountFen: 16_000 }],
    },
  ])[0]!,
  id: `E${n}`,
});
const finder = (entries: StoredEntry[]) => (id: string) => entries.find((one) => one.id === id);
const book = [1, 2, 3, 4, 5].map(entry);

test("[C1] the first link follows zeros and every other its neighbour", () => {
  const links = seal(undefined, book);
  expect(links[0]?.prevHash).toBe(CHAIN_START);
  expect(links.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
  expect(checkChain(links, finder(book))).toBeUndefined();
});

test("[C3] sealing in batches gives the same chain as sealing at once", () => {
  fc.assert(
    fc.property(fc.nat(5), (cut) => {
      const first = seal(undefined, book.slice(0, cut));
      const second = seal(first.at(-1), book.slice(cut));
      expect([...first, ...second]).toEqual(seal(undefined, book));
    }),
  );
});

test("[C2] the order in which postings are read does not matter", () => {
  const turned = book.map((one) => ({ ...one, postings: [...one.postings].reverse() }));
  expect(checkChain(seal(undefined, book), finder(turned))).toBeUndefined();
});

test.each<[string, (one: StoredEntry) => StoredEntry]>([
  ["county", (one) => ({ ...one, county: "370482" })],
  ["year", (one) => ({ ...one, year: 2023 })],
  ["key", (one) => ({ ...one, key: "pay:other" })],
  ["kind", (one) => ({ ...one, kind: "held" })],
  ["instant", (one) => ({ ...one, at: "2021-11-01T09:00:01+08:00" })],
  [
    "amount",
    (one) => ({ ...one, postings: one.postings.map((p, i) => (i ? p : { ...p, amountFen: 1 })) }),
  ],
  [
    "account",
    (one) => ({
      ...one,
      postings: one.postings.map((p, i) => (i ? p : { ...p, account: "held" })),
    }),
  ],
  [
    "person",
    (one) => ({ ...one, postings: one.postings.map((p, i) => (i ? p : { ...p, personId: null })) }),
  ],
  ["a posting", (one) => ({ ...one, postings: one.postings.slice(1) })],
])("[C4] a changed %s is named by its position", (_, change) => {
  const links = seal(undefined, book);
  const changed = book.map((one, i) => (i === 2 ? change(one) : one));
  expect(checkChain(links, finder(changed))).toEqual({
    position: 3,
    entryId: "E3",
    kind: "changed-entry",
  });
});

test("[C4] entries taken out, put in or moved are named", () => {
  const links = seal(undefined, book);
  expect(checkChain(links, finder(book.filter(({ id }) => id !== "E2")))?.kind).toBe(
    "missing-entry",
  );
  expect(
    checkChain(
      links.filter(({ position }) => position !== 2),
      finder(book),
    ),
  ).toMatchObject({
    position: 2,
    kind: "missing-link",
  });
  const moved = [links[1]!, links[0]!, ...links.slice(2)].map((link, i) => ({
    ...link,
    position: i + 1,
  }));
  expect(checkChain(moved, finder(book))).toMatchObject({ position: 1, kind: "broken-link" });
});

test("[C5] what is hashed has no field for a name or a number", () => {
  expect(Object.keys(book[0]!).sort()).toEqual([
    "at",
    "county",
    "id",
    "key",
    "kind",
    "postings",
    "year",
  ]);
  expect(Object.keys(book[0]!.postings[0]!).sort()).toEqual(["account", "amountFen", "personId"]);
});
