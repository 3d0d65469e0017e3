/** The plan page: a pack in plain words, with what the plan leaves open said as openly as the rest. */
import type { PlanView } from "../contracts";
import { inChinese } from "./calendar";
import { categoryName, payerName } from "./categories";
import { contactsOf, type CompiledPack } from "./compile";
import { isFixed } from "./date-rules";
import { parseFraction, yuan, fenOfYuan } from "./money";
import type { AidClass, NamedAmount, PackDocument, Way } from "./schema";
import type { AmountRule, DateRule } from "./schema-rules";

type Section = PlanView["sections"][number];
type Row = Section["rows"][number];

function amountText(rule: AmountRule, named: ReadonlyMap<string, NamedAmount>): string | undefined {
  if (typeof rule === "string") {
    const amount = named.get(rule);
    return amount && amountText(amount.is, named);
  }
  if ("yuan" in rule) {
    const fen = fenOfYuan(rule.yuan);
    return fen === undefined ? undefined : yuan(fen);
  }
  if ("share" in rule)
    return `${amountText(rule.of, named) ?? ""}${typeof rule.share === "string" ? `的${rule.share}` : "按比例折算"}`;
  if ("sum" in rule) return sumText(rule.sum, named);
  return undefined;
}

function sumText(parts: AmountRule[], named: ReadonlyMap<string, NamedAmount>): string | undefined {
  const texts = parts.map((part) => amountText(part, named));
  return texts.includes(undefined) ? undefined : texts.join(" + ");
}

function amountRow(amount: NamedAmount, named: ReadonlyMap<string, NamedAmount>): Row {
  const text = amountText(amount.is, named);
  const { says, cite } = amount;
  if (text === undefined) {
    const ask =
      typeof amount.is === "object" && "unstated" in amount.is ? amount.is.unstated : undefined;
    const value = ask ? `方案没有写明，请问${ask}` : "方案没有写明";
    return { label: says, value, cite, open: "unstated" };
  }
  return { label: says, value: `${amount.atLeast ? "至少" : ""}${text}`, cite };
}

function classRow({ classes, gives, payers, says, cite }: AidClass): Row {
  const label = classes.map(categoryName).join("、");
  const off =
    gives === "all"
      ? "个人部分全部资助"
      : typeof gives === "object" && "share" in gives
        ? typeof gives.share === "string"
          ? `个人部分资助${gives.share}`
          : "按比例资助"
        : typeof gives === "object" && "yuan" in gives
          ? `资助${yuan(fenOfYuan(gives.yuan) ?? 0)}`
          : "有资助";
  const who = payers.map(({ payer, label: own, share }) => {
    const part = share !== undefined && parseFraction(share) && payers.length > 1 ? share : "";
    return `${payerName(payer, own)}${part}`;
  });
  return { label, value: `${says}；${off}，由${who.join("、")}出`, cite };
}

const dayText = (rule: DateRule | undefined): string | undefined =>
  rule !== undefined && isFixed(rule) ? inChinese(rule) : undefined;

function wayRows(way: Way): Row[] {
  const opens = dayText(way.opens);
  const closes = dayText(way.closes);
  const dates = opens && closes ? `${opens}至${closes}` : undefined;
  const benefit = way.benefit?.says;
  const value = [dates, benefit].filter((part) => part !== undefined).join(";");
  const row: Row = {
    label: way.says,
    value: way.decide ? `${way.decide.says}，请问${way.decide.ask}` : value || "见条款",
    cite: way.cite,
    ...(way.decide && { open: "unstated" as const }),
  };
  const disputed: Row[] = way.disputed
    ? [
        {
          label: "截止日前后不一致",
          value: way.disputed.says,
          cite: way.disputed.cite,
          open: "disputed",
        },
      ]
    : [];
  const open: Row[] = way.benefit?.open
    ? [
        {
          label: "待遇起始没写清",
          value: way.benefit.open,
          cite: way.benefit.cite,
          open: "unstated",
        },
      ]
    : [];
  return [row, ...disputed, ...open];
}

const whoRows = ({ eligible = [], barred = [] }: PackDocument): Row[] => [
  ...eligible.map(({ says, cite }) => ({ label: "可以", value: says, cite })),
  ...barred.map(({ says, cite }) => ({ label: "不可以", value: says, cite })),
];

const aidRows = ({ classes = [], noAid = [] }: PackDocument): Row[] => [
  ...classes.map(classRow),
  ...noAid.map((rule) => ({
    label: rule.classes.map(categoryName).join("、"),
    value: rule.says,
    cite: rule.cite,
    ...(rule.reason === "set-elsewhere" && { open: "unstated" as const }),
  })),
];

const whenRows = ({ ways = [], pauses = [] }: PackDocument): Row[] => [
  ...ways.flatMap(wayRows),
  ...pauses.map(({ says, cite }) => ({ label: "停收日", value: says, cite })),
];

const registrationRows = ({ registration = [] }: PackDocument): Row[] =>
  registration.map(({ says, where, bring, cite }) => ({
    label: says,
    value: `到${where}${bring?.length ? `，带${bring.join("、")}` : ""}`,
    cite,
  }));

const openRows = ({ unstated = [] }: PackDocument): Row[] =>
  unstated.map(({ says, ask, cite }) => ({
    label: says,
    value: `请问${ask}`,
    cite,
    open: "unstated",
  }));

const notEncodedRows = ({ notEncoded = [] }: PackDocument): Row[] =>
  notEncoded.map(({ clause, why }) => ({ label: clause, value: why, open: "not-encoded" }));

function sectionsOf(document: PackDocument): Section[] {
  const amounts = document.amounts ?? [];
  const named = new Map(amounts.map((amount) => [amount.key, amount]));
  const all: [key: string, title: string, rows: Row[]][] = [
    ["who", "谁可以参保", whoRows(document)],
    ["price", "缴多少", amounts.map((amount) => amountRow(amount, named))],
    ["aid", "谁有资助", aidRows(document)],
    ["when", "什么时候缴，什么时候开始享受", whenRows(document)],
    ["register", "哪些人要先登记", registrationRows(document)],
    ["open", "方案没有写清的", openRows(document)],
    ["not-encoded", "这里没有收录的条款", notEncodedRows(document)],
    [
      "target",
      "参保目标",
      (document.targets ?? []).map(({ says, cite }) => ({ label: "目标", value: says, cite })),
    ],
  ];
  return all
    .filter(([, , rows]) => rows.length > 0)
    .map(([key, title, rows]) => ({ key, title, rows }));
}

/** A pack as the plan page shows it. */
export function planView(pack: CompiledPack, place: { code: string; name: string }): PlanView {
  const { document } = pack;
  const source = document.document;
  return {
    place,
    year: pack.year,
    title: `${place.name}${pack.year}年度居民医保`,
    document: [source?.title, source?.number, source?.note]
      .filter((part) => part !== undefined)
      .join("；"),
    ...(document.warning !== undefined && { warning: document.warning }),
    sections: sectionsOf(document),
    contacts: contactsOf(document).map(({ name, phone, cite }) => ({
      name,
      phone,
      ...(cite !== undefined && { cite }),
    })),
    channels: (document.channels ?? []).map(({ says, cite }) => ({
      text: says,
      ...(cite !== undefined && { cite }),
    })),
  };
}
