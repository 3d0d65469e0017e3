import { createPolicyBook, type FormAnswer, type PackDocument } from "../../core/policy";
import {
  BEGINNING,
  factsTold,
  interviewed,
  nextToAsk,
  stillOpen,
  type Interview,
  type Told,
} from "./interview";

const pack: PackDocument = {
  id: "999999/2030",
  place: "999999",
  coverageYear: 2030,
  revision: 1,
  publishedAt: "2029-09-01",
  eligible: [{ key: "local", when: { hukou: "local" }, says: "本县户籍", cite: "一" }],
  barred: [
    {
      key: "job",
      when: { employeeInsurance: "active" },
      outcome: "insured-already",
      says: "有职工医保",
      cite: "二",
    },
  ],
  amounts: [{ key: "personal", is: { yuan: 400 }, says: "个人缴费", cite: "三" }],
  classes: [
    {
      key: "poor",
      classes: ["dibao"],
      gives: { yuan: 150 },
      payers: [{ payer: "county" }],
      says: "低保",
      cite: "四",
    },
  ],
  ways: [
    {
      key: "main",
      main: true,
      opens: "2029-09-01",
      closes: "2029-12-31",
      price: "personal",
      says: "集中缴费",
      cite: "五",
    },
  ],
};
const book = createPolicyBook(
  [pack],
  [{ code: "999999", name: "测试县", parent: null, level: "county" }],
);
const asked = { place: "999999", year: 2030, on: "2029-10-01" };
const quoteOf = (interview: Interview) => book.quote(factsTold(interview, asked, pack));
const tell = (interview: Interview, key: string, answer: Told["answer"]) =>
  interviewed(interview, { kind: "tell", key, answer });

/** Answers question after question, as the page does; gives the interview and the keys in the order of asking. */
function answerAll(answers: Record<string, FormAnswer>) {
  let interview = BEGINNING;
  const order: string[] = [];
  for (;;) {
    const next = nextToAsk(interview, quoteOf(interview).missing);
    if (next === undefined) return { interview, order, quote: quoteOf(interview) };
    order.push(next);
    interview = tell(interview, next, answers[next] ?? "unsure");
  }
}

test("only what matters is asked: nothing more once the answer cannot change", () => {
  const { order, quote } = answerAll({
    hukou: { choice: "elsewhere" },
    employeeInsurance: { choice: "none" },
  });
  expect(order).toEqual(["hukou", "employeeInsurance"]);
  expect(quote.outcome).toBe("not-eligible");
  const local = answerAll({
    hukou: { choice: "local" },
    employeeInsurance: { choice: "none" },
    categories: { classes: ["dibao"] },
  });
  expect(local.order).toEqual(["hukou", "employeeInsurance", "categories"]);
  expect(local.quote).toMatchObject({ outcome: "payable", due: 25_000, missing: [] });
});

test("what is not clear stays unknown: the answer is the ordinary resident's, and it is told what is open", () => {
  const { interview, order, quote } = answerAll({ hukou: { choice: "local" } });
  expect(order).toEqual(["hukou", "employeeInsurance", "categories"]);
  expect(quote.due).toBe(40_000);
  expect(stillOpen(quote.missing).residents).toEqual(["employeeInsurance", "categories"]);
  const again = interviewed(interview, { kind: "more" });
  expect(nextToAsk(again, quoteOf(again).missing)).toBe("employeeInsurance");
});

test("staff's facts are never asked of a resident", () => {
  expect(nextToAsk(BEGINNING, ["openings", "registered", "via"])).toBeUndefined();
  expect(stillOpen(["registered", "sex"])).toEqual({ residents: ["sex"], staff: ["registered"] });
});

test("any answer can be changed in its place; going back walks through them", () => {
  let interview = tell(tell(BEGINNING, "a", { choice: "x" }), "b", { choice: "y" });
  interview = interviewed(interview, { kind: "back" });
  expect(interview.changing).toBe("b");
  interview = interviewed(interview, { kind: "back" });
  expect(interview.changing).toBe("a");
  expect(interviewed(interview, { kind: "back" })).toEqual(interview);
  interview = tell(interview, "a", { choice: "z" });
  expect(interview).toEqual({
    told: [
      { key: "a", answer: { choice: "z" } },
      { key: "b", answer: { choice: "y" } },
    ],
  });
  expect(interviewed(interview, { kind: "change", key: "b" }).changing).toBe("b");
  expect(interviewed(interview, { kind: "enough" })).toMatchObject({ enough: true });
  expect(interviewed(BEGINNING, { kind: "back" })).toEqual(BEGINNING);
});

test("a fact of the pack's own that only staff can say is told as theirs", () => {
  const fact = { key: "grade", ask: "几级？", kind: "number" as const, says: "等级", cite: "二" };
  const staffs = { ...pack, facts: [{ ...fact, statedBy: "staff" as const }] };
  expect(nextToAsk(BEGINNING, ["more.grade"], staffs)).toBeUndefined();
  expect(stillOpen(["more.grade"], staffs)).toEqual({ residents: [], staff: ["more.grade"] });
  expect(nextToAsk(BEGINNING, ["more.grade"], { ...pack, facts: [fact] })).toBe("more.grade");
});
