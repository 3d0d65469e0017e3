/** What a quote costs as a pack grows from 2 to 64 classes: bands of birth that are all looked at, and classes all held. */
import {
  createPolicyBook,
  type CategoryCode,
  type Facts,
  type PackDocument,
} from "../../core/policy";
import { measure, type Plan, type Sample } from "../measure";

const place = "999901";
const places = [{ code: place, name: "量测县", parent: null, level: "county" as const }];
const cite = "一";

export type Kind = "bands" | "held";

const codeOf = (n: number): CategoryCode => `x-class-${n}`;

function classOf(kind: Kind, n: number) {
  const entry = {
    key: `class-${n}`,
    gives: { yuan: 1 + n },
    payers: [{ payer: "county" as const }],
    says: `第${n}类资助`,
    cite,
  };
  if (kind === "held") return { ...entry, classes: [codeOf(n)] };
  const born = { from: `${1900 + 2 * n}-01-01`, to: `${1901 + 2 * n}-12-31` };
  return { ...entry, classes: ["age"], when: { born } };
}

/** A pack with so many classes; `bands`: each looks at the day of birth; `held`: each is one that a list names. */
export function packWith(kind: Kind, count: number): PackDocument {
  const classes = Array.from({ length: count }, (_, n) => classOf(kind, n));
  const ownClasses = classes.map((_, n) => ({
    key: `class-${n}`,
    code: codeOf(n),
    name: `第${n}类`,
    says: `第${n}类`,
    cite,
  }));
  const pack = {
    id: `${place}/2027`,
    place,
    coverageYear: 2027,
    revision: 1,
    publishedAt: "2026-08-01",
    amounts: [{ key: "personal", is: { yuan: 400 }, says: "个人缴费标准", cite }],
    eligible: [{ key: "local", when: { hukou: "local" }, says: "本县户籍", cite }],
    ownClasses: kind === "held" ? ownClasses : [],
    classes,
    ways: [
      {
        key: "window",
        main: true,
        opens: "2026-09-01",
        closes: "2026-12-31",
        price: "personal",
        benefit: { from: "year-start", says: "全年享受", cite },
        says: "集中缴费期",
        cite,
      },
    ],
  };
  return pack as unknown as PackDocument;
}

/** Somebody who is asked all classes of the pack: born in the last band, or holding every class. */
export function personFor(kind: Kind, count: number): Facts {
  const facts: Facts = { place, year: 2027, on: "2026-10-01", hukou: "local" };
  const held = Array.from({ length: count }, (_, n) => ({ code: codeOf(n) }));
  return kind === "held"
    ? { ...facts, birthDate: "1980-01-01", categories: held }
    : { ...facts, birthDate: `${1900 + 2 * (count - 1)}-06-01`, categories: [] };
}

let seen = 0;

export async function growthOf({
  kind,
  count,
  plan,
}: {
  kind: Kind;
  count: number;
  plan: Plan;
}): Promise<{ samples: Sample[]; due: number | null; seen: number }> {
  const book = createPolicyBook([packWith(kind, count)], places);
  const facts = personFor(kind, count);
  const batch = (_from: number, times: number): void => {
    for (let k = 0; k < times; k += 1) seen += book.quote(facts).because.length;
  };
  const { due } = book.quote(facts);
  return { samples: await measure(batch, plan), due, seen };
}
