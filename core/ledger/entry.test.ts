import fc from "fast-check";
import { PAYERS } from "../policy";
import {
  aidAccount,
  assertBalanced,
  heldEntries,
  isAccount,
  LedgerError,
  paymentEntries,
  treasuryEntry,
  type Charge,
  type Entry,
} from ".";

const RECEIPT = { county: "370481", transactionId: "4200001", at: "2021-11-01T09:00:00+08:00" };
const HALF = Number("0.5");
const sum = (entry: Entry, account?: string) =>
  entry.postings
    .filter((posting) => account === undefined || posting.account === account)
    .reduce((total, { amountFen }) => total + amountFen, 0);

const charges: fc.Arbitrary<Charge[]> = fc.array(
  fc
    .record({
      personId: fc.constantFrom("A", "B", "C", "D"),
      year: fc.constantFrom(2022, 2023),
      dueFen: fc.nat(200_000),
      aid: fc.array(fc.record({ payer: fc.constantFrom(...PAYERS), amountFen: fc.nat(90_000) }), {
        maxLength: 3,
      }),
    })
    .map((charge) => ({
      ...charge,
      standardFen:
        charge.dueFen + charge.aid.reduce((total, { amountFen }) => total + amountFen, 0),
    })),
  { maxLength: 8 },
);

describe("accounts", () => {
  test("[A1] the chart is closed", () => {
    for (const account of ["wechat", "treasury", "contribution", "held", "aid:city"] as const) {
      expect(isAccount(account)).toBe(true);
    }
    expect(isAccount("aid:nobody")).toBe(false);
    expect(isAccount("cash")).toBe(false);
  });
});

describe("postings", () => {
  test("[P1][P2][P4] every payment balances by year, and payment + aid = price", () => {
    fc.assert(
      fc.property(charges, (all) => {
        const entries = paymentEntries(RECEIPT, all);
        for (const entry of entries) {
          expect(sum(entry)).toBe(0);
          const mine = all.filter(({ year }) => year === entry.year);
          expect(sum(entry, "wechat")).toBe(mine.reduce((total, c) => total + c.dueFen, 0));
          expect(-sum(entry, "contribution")).toBe(
            mine.reduce((total, c) => total + c.standardFen, 0),
          );
        }
        expect(new Set(entries.map(({ year }) => year)).size).toBe(entries.length);
      }),
    );
  });

  test("[P2] two payers of one aid are both debited", () => {
    const [entry] = paymentEntries(RECEIPT, [
      {
        personId: "A",
        year: 2022,
        standardFen: 32_000,
        dueFen: 0,
        aid: [
          { payer: "city", amountFen: 16_000 },
          { payer: "town", amountFen: 16_000 },
        ],
      },
    ]);
    expect(entry?.postings).toEqual([
      { account: aidAccount("city"), amountFen: 16_000, personId: "A" },
      { account: aidAccount("town"), amountFen: 16_000, personId: "A" },
      { account: "contribution", amountFen: -32_000, personId: "A" },
    ]);
  });

  test.each([
    ["too much", { standardFen: 32_000, dueFen: 32_001, aid: [] }],
    ["too little", { standardFen: 32_000, dueFen: 16_000, aid: [] }],
    ["a fraction", { standardFen: HALF, dueFen: HALF, aid: [] }],
    [
      "a negative payment",
      { standardFen: 0, dueFen: -5, aid: [{ payer: "city" as const, amountFen: 5 }] },
    ],
  ])("[P3] a charge of %s is refused", (_, parts) => {
    const charge = { personId: "A", year: 2022, ...parts };
    expect(() => paymentEntries(RECEIPT, [charge])).toThrow(LedgerError);
  });

  test("[P5] money that settles nothing is posted as held, by year", () => {
    const entries = heldEntries(RECEIPT, [
      { year: 2022, amountFen: 32_000, personId: "A" },
      { year: 2023, amountFen: 35_000, personId: "B" },
    ]);
    expect(entries.map((entry) => [entry.key, sum(entry, "held")])).toEqual([
      ["held:4200001:2022", -32_000],
      ["held:4200001:2023", -35_000],
    ]);
    entries.forEach((entry) => expect(sum(entry)).toBe(0));
  });

  test("[P6][P7] arrival at the treasury is one entry a voucher", () => {
    const voucher = {
      county: "370481",
      year: 2022,
      number: "V1",
      personId: "A",
      amountFen: 32_000,
    };
    const entry = treasuryEntry({ ...voucher, at: RECEIPT.at });
    expect([entry.key, sum(entry, "treasury"), sum(entry, "wechat")]).toEqual([
      "treasury:V1",
      32_000,
      -32_000,
    ]);
  });

  test("[P1] an entry that does not balance, or is no entry, is refused", () => {
    const entry = (amounts: number[]): Entry => ({
      county: "370481",
      year: 2022,
      key: "k",
      kind: "payment",
      at: RECEIPT.at,
      postings: amounts.map((amountFen) => ({ account: "wechat", amountFen, personId: null })),
    });
    for (const amounts of [
      [],
      [1],
      [1, -2],
      [0, 0],
      [HALF, -HALF],
      [NaN, 1],
      [2 ** 53, -(2 ** 53)],
    ])
      expect(() => assertBalanced(entry(amounts))).toThrow("P1");
    expect(() => assertBalanced(entry([1, -1]))).not.toThrow();
  });
});
