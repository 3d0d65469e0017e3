import { createPolicyBook, Facts, receiptOf, type PackDocument, type Receipt } from "..";
import { addImpact, impactOf, noImpact } from ".";
import { CORRECTED, PACK, PLACES } from "./packs-for-tests";

const bookOf = (pack: PackDocument) => createPolicyBook([pack], PLACES);
const before = bookOf(PACK);

function paid(
  known: object,
  paidFen?: number,
): { receipt: Receipt; year: number; paidFen: number } {
  const facts = Facts.parse({
    place: "999801",
    year: 2030,
    on: "2029-12-01",
    hukou: "local",
    ...known,
  });
  const receipt = receiptOf(facts, before.quote(facts), before)!;
  return { receipt, year: 2030, paidFen: paidFen ?? receipt.answer.due! };
}
const under = (pack: PackDocument, payment: ReturnType<typeof paid>) =>
  impactOf(payment, bookOf(pack).answer.bind(bookOf(pack)), before.answer.bind(before));
const with280 = { ...PACK, revision: 2, amounts: CORRECTED.amounts! };

test("nothing that concerns the payment differs: same", () => {
  const wider: PackDocument = {
    ...PACK,
    revision: 2,
    classes: PACK.classes?.filter(({ key }) => key !== "dibao"),
  };
  const impact = under(wider, paid({}));
  expect(impact).toMatchObject({ kind: "same", paidFen: 30_000, shouldBeFen: 30_000, payers: [] });
  expect(impact).not.toHaveProperty("refundFen");
  expect(impact.steps).toEqual({ gone: [], now: [] });
});

test("overpaid: by how much, with the steps that differ and their clauses", () => {
  const impact = under(with280, paid({}));
  expect(impact).toMatchObject({ kind: "overpaid", shouldBeFen: 28_000, refundFen: 2_000 });
  expect(impact.steps.gone.map(({ text }) => text)).toEqual(["个人缴费标准：300元"]);
  expect(impact.steps.now.map(({ text }) => text)).toEqual(["个人缴费标准：280元"]);
  expect(impact.cites).toEqual(["一"]);
});

test("recognised in a class by the correction: all that was paid is given back", () => {
  const free: PackDocument = {
    ...PACK,
    revision: 2,
    classes: PACK.classes?.map((one) => (one.key === "dibao" ? { ...one, gives: "all" } : one)),
  };
  expect(under(free, paid({ categories: [{ code: "dibao" }] }))).toMatchObject({
    kind: "overpaid",
    refundFen: 15_000,
    outcome: { before: "payable", after: "no-charge" },
    payers: [{ payer: "county", beforeFen: 15_000, afterFen: 30_000 }],
  });
});

test("underpaid is told and never a refund", () => {
  const dearer = bookOf(with280);
  const facts = Facts.parse({ place: "999801", year: 2030, on: "2029-12-01", hukou: "local" });
  const payment = {
    receipt: receiptOf(facts, dearer.quote(facts), dearer)!,
    year: 2030,
    paidFen: 28_000,
  };
  const impact = impactOf(payment, before.answer.bind(before));
  expect(impact).toMatchObject({ kind: "underpaid", shortFen: 2_000, shouldBeFen: 30_000 });
  expect(impact).not.toHaveProperty("refundFen");
});

test.each<[string, PackDocument, string]>([
  [
    "could not have paid on that day",
    {
      ...PACK,
      ways: PACK.ways?.map((way) => (way.main ? { ...way, closes: "2029-11-30" } : way)),
    },
    "now-refused",
  ],
  [
    "is not eligible any more",
    { ...PACK, eligible: [{ ...PACK.eligible![0]!, when: { hukou: "elsewhere" } }] },
    "now-refused",
  ],
  [
    "has an amount that nobody knows",
    {
      ...PACK,
      amounts: PACK.amounts?.map((amount) =>
        amount.key === "personal" ? { ...amount, is: { unstated: "县医保局" } } : amount,
      ),
      classes: [],
    },
    "now-open",
  ],
  [
    "has other days of benefits",
    {
      ...PACK,
      ways: PACK.ways?.map((way) =>
        way.benefit ? { ...way, benefit: { ...way.benefit, from: "2030-02-01" } } : way,
      ),
    },
    "benefit-changed",
  ],
])("somebody who by the correction %s is left to a person", (_, pack, kind) => {
  const impact = under({ ...pack, revision: 2 }, paid({}));
  expect(impact.kind).toBe(kind);
  expect(impact).not.toHaveProperty("refundFen");
  expect(impact).not.toHaveProperty("shortFen");
});

test("who pays the rest changes while the person's amount does not", () => {
  const shared = { ...PACK, revision: 2, classes: CORRECTED.classes! };
  expect(under(shared, paid({ categories: [{ code: "dibao" }] }))).toMatchObject({
    kind: "funds-changed",
    payers: [
      { payer: "county", beforeFen: 15_000, afterFen: 7_500 },
      { payer: "city", beforeFen: 0, afterFen: 7_500 },
    ],
  });
});

test("a payment that is not what its receipt asked for is marked", () => {
  expect(under(with280, paid({}, 31_000))).toMatchObject({
    kind: "overpaid",
    refundFen: 3_000,
    notAsReceipted: true,
  });
});

test("totals: what is given back, what is short, what was paid", () => {
  const totals = noImpact();
  addImpact(totals, under(with280, paid({})));
  addImpact(totals, under(with280, paid({ categories: [{ code: "dibao" }] })));
  addImpact(totals, under(PACK, paid({})));
  expect(totals).toMatchObject({ paid: 3, paidFen: 75_000 });
  expect(totals.kinds.overpaid).toEqual({ people: 2, fen: 3_000 });
  expect(totals.kinds.same).toEqual({ people: 1, fen: 30_000 });
});
