/** The plan page: a pack in plain words, with what the plan leaves open said as openly as the rest. */
import type { PlanView } from "../contracts";
import type { PolicyBook } from "./book";
import { inChinese } from "./calendar";
import { payerName } from "./categories";
import { contactsOf } from "./compile";
import {
  amountText,
  calendarText,
  classNames,
  dateText,
  spanText,
  unstatedText,
} from "./plan-words";
import type {
  AidClass,
  NamedAmount,
  PackDocument,
  PayerShare,
  Procedure,
  Refund,
  Way,
} from "./schema";

type Section = PlanView["sections"][number];
type Row = Section["rows"][number];

const sentence = (parts: (string | undefined | false)[], between = "；"): string =>
  parts.filter(Boolean).join(between);

const words = ({ says, cite }: { says: string; cite: string }, label: string): Row => ({
  label,
  value: says,
  cite,
});

function amountRow(amount: NamedAmount, pack: PackDocument): Row {
  const { says, cite } = amount;
  const text = amountText(amount.is, pack);
  if (text === undefined)
    return { label: says, value: unstatedText(amount.is, pack), cite, open: "unstated" };
  return { label: says, value: `${amount.atLeast ? "至少" : ""}${text}`, cite };
}

function payerText({ payer, label, share, amount, paid }: PayerShare, pack: PackDocument): string {
  const part = amount === undefined ? share : amountText(amount, pack);
  const later = paid === "to-person-afterwards" ? "（自己先交，过后退回）" : "";
  return `${payerName(payer, label)}${part ?? ""}${later}`;
}

function aidRow({ classes, gives, payers, says, cite }: AidClass, pack: PackDocument): Row {
  const text = gives === "all" ? "个人部分全部资助" : amountText(gives, pack);
  const off = gives === "all" ? text : text === undefined ? "数额没有写明" : `资助${text}`;
  const shared = payers.length > 1;
  const who = payers.map((one) =>
    payerText(shared ? one : { payer: one.payer, label: one.label, paid: one.paid }, pack),
  );
  return {
    label: classNames(pack, classes),
    value: `${says}；${off}，由${who.join("、")}出`,
    cite,
    ...(text === undefined && { open: "unstated" as const }),
  };
}

const aidRows = (pack: PackDocument): Row[] => [
  ...(pack.classes ?? []).map((one) => aidRow(one, pack)),
  ...(pack.combine ?? []).map((rule) => {
    const { label, value, cite } = words(rule, "几项资助怎样一起用");
    const most = rule.atMost === undefined ? undefined : amountText(rule.atMost, pack);
    return { label, value: sentence([value, most && `一共最多${most}`]), cite };
  }),
  ...(pack.noAid ?? []).map((rule) => ({
    ...words(rule, classNames(pack, rule.classes)),
    ...(rule.reason === "set-elsewhere" && { open: "unstated" as const }),
  })),
  ...(pack.classDates ? [words(pack.classDates, "身份从哪天起算")] : []),
];

function wayRows(way: Way, pack: PackDocument): Row[] {
  const price = amountText(way.price, pack);
  const row: Row = {
    label: way.says,
    value:
      sentence([
        spanText(way, pack),
        way.closesAt && `最后一天到${way.closesAt}为止`,
        price !== undefined && !way.main && `缴${price}`,
        way.aid === false && "不享受资助",
        way.benefit?.says,
        way.owes?.says,
        way.decide && `${way.decide.says}，请问${way.decide.ask}`,
      ]) || "见条款",
    cite: way.cite,
    ...(way.decide && { open: "unstated" as const }),
  };
  const extras = (way.extras ?? []).map((extra): Row => {
    const text = amountText(extra.is, pack);
    const value = text === undefined ? unstatedText(extra.is, pack) : text;
    return {
      label: `另外要交：${extra.says}`,
      value,
      cite: extra.cite,
      ...(text === undefined && { open: "unstated" as const }),
    };
  });
  const disputed: Row[] = way.disputed
    ? [{ ...words(way.disputed, "截止日前后不一致"), open: "disputed" }]
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
  return [row, ...extras, ...disputed, ...open];
}

const whenRows = (pack: PackDocument): Row[] => [
  ...(pack.coverageSpan
    ? [
        {
          label: pack.coverageSpan.says,
          value: `${inChinese(pack.coverageSpan.from)}至${inChinese(pack.coverageSpan.to)}`,
          cite: pack.coverageSpan.cite,
        },
      ]
    : []),
  ...(pack.ways ?? []).flatMap((way) => wayRows(way, pack)),
  ...(pack.pauses ?? []).map((pause) => words(pause, "停收日")),
];

const placeAndPapers = (where: string | undefined, bring: readonly string[] = []): string =>
  sentence([where && `到${where}`, bring.length > 0 && `带${bring.join("、")}`], "，");

const registrationRows = ({ registration = [] }: PackDocument): Row[] =>
  registration.map(({ says, where, bring, cite }) => ({
    label: says,
    value: placeAndPapers(where, bring),
    cite,
  }));

const ERRAND_WORDS: Record<Procedure["for"], string> = {
  register: "登记",
  enrol: "参保缴费",
  renew: "续保",
  change: "变更",
  stop: "停保",
  refund: "退费",
  correct: "改错",
  certificate: "开证明",
};

const procedureRows = (pack: PackDocument): Row[] =>
  (pack.procedures ?? []).map(({ for: errand, says, where, bring, by, cite }) => {
    const last = dateText(by, pack);
    return {
      label: ERRAND_WORDS[errand],
      value: sentence([says, placeAndPapers(where, bring), last && `最晚${last}`]),
      cite,
    };
  });

const REASON_WORDS: Record<Refund["reasons"][number], string> = {
  death: "去世",
  "moved-out": "迁走",
  "employee-insured": "参加了职工医保",
  "insured-for-life": "已有终身医保待遇",
  "double-insured": "两处参保",
  "paid-twice": "重复缴费",
  "recognised-later": "后来才认定困难身份",
  overpaid: "多缴",
};
const GIVES_WORDS = { all: "全部退", difference: "退多缴的部分", nothing: "不退" };

/** How much is given back, in words. */
function refundText(gives: Refund["gives"], pack: PackDocument): { what: string; open: boolean } {
  const word = GIVES_WORDS[gives as keyof typeof GIVES_WORDS] as string | undefined;
  if (word !== undefined) return { what: word, open: false };
  const amount = amountText(gives, pack);
  return amount === undefined
    ? { what: unstatedText(gives, pack), open: true }
    : // Here the day of asking is that of asking for the money back.
      { what: `退${amount.replace("缴费那天", "申请那天")}`, open: false };
}

const refundRows = (pack: PackDocument): Row[] =>
  (pack.refunds ?? []).map(({ reasons, gives, says, from, to, cite }) => {
    const [first, last] = [dateText(from, pack), dateText(to, pack)];
    const { what, open } = refundText(gives, pack);
    return {
      label: `${reasons.map((reason) => REASON_WORDS[reason]).join("、") || "其他情况"}：${what}`,
      value: sentence([says, sentence([first && `${first}起`, last && `到${last}止`], "，")]),
      cite,
      ...(open && { open: "unstated" as const }),
    };
  });

const disputeRows = ({ disputes = [] }: PackDocument): Row[] =>
  disputes.map(({ says, reading, ask, cite, against }) => ({
    label: says,
    value: `这里先${reading.replace(/^先/, "")}；以哪一处为准，请问${ask}`,
    cite: `${cite}；另一处：${against}`,
    open: "disputed",
  }));

const settingRows = ({ settings = [] }: PackDocument): Row[] =>
  settings.map(({ says, is, choices, cite }) => ({
    label: says,
    value: choices.find(({ key }) => key === is)?.says ?? is,
    cite,
  }));

const ownFactRows = ({ facts = [] }: PackDocument): Row[] =>
  facts.map(({ ask, says, statedBy, cite }) => ({
    label: ask,
    value: sentence([says, statedBy && "由工作人员认定"]),
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
  notEncoded.map(({ clause, why, acceptedBy }) => ({
    label: clause,
    value: sentence([why, acceptedBy && `核对：${acceptedBy}`]),
    open: "not-encoded",
  }));

const dueText = (due: Parameters<typeof calendarText>[0][] | undefined): string =>
  (due ?? []).map(calendarText).join("；");

const rosterRows = (pack: PackDocument): Row[] =>
  (pack.rosters ?? []).map(({ says, provider, classes, due, cite }) => ({
    label: `${provider}提供${classes ? `：${classNames(pack, classes)}` : ""}`,
    value: sentence([says, dueText(due)]),
    cite,
  }));

const reportRows = ({ reports = [] }: PackDocument): Row[] =>
  reports.map(({ says, to, due, cite }) => ({
    label: `报${to}`,
    value: sentence([says, dueText(due)]),
    cite,
  }));

interface Plain {
  says: string;
  cite: string;
}
const plainRows = (label: string, entries: readonly Plain[] | undefined): Row[] =>
  (entries ?? []).map((entry) => words(entry, label));

function sectionsOf(pack: PackDocument): Section[] {
  const all: [key: string, title: string, rows: Row[], staff?: true][] = [
    [
      "who",
      "谁可以参保",
      [...plainRows("可以", pack.eligible), ...plainRows("不可以", pack.barred)],
    ],
    ["price", "缴多少", (pack.amounts ?? []).map((amount) => amountRow(amount, pack))],
    ["aid", "谁有资助", aidRows(pack)],
    ["when", "什么时候缴，什么时候开始享受", whenRows(pack)],
    ["register", "哪些人要先登记", registrationRows(pack)],
    ["errands", "去哪里办，带什么", procedureRows(pack)],
    ["refunds", "退费", refundRows(pack)],
    ["notes", "还要知道的", plainRows("说明", pack.notes)],
    ["disputes", "文件前后写得不一样的", disputeRows(pack)],
    ["settings", "各地做法不同，这里按哪一种", settingRows(pack)],
    ["facts", "算的时候会问到的", ownFactRows(pack)],
    ["open", "方案没有写清的", openRows(pack)],
    ["not-encoded", "这里没有收录的条款", notEncodedRows(pack)],
    ["target", "参保目标", plainRows("目标", pack.targets), true],
    ["rosters", "名册由谁提供、什么时候", rosterRows(pack), true],
    ["reports", "报表和通报", reportRows(pack), true],
  ];
  return all
    .filter(([, , rows]) => rows.length > 0)
    .map(([key, title, rows, staff]) => ({ key, title, rows, ...(staff && { staff }) }));
}

function revisionText({
  revision,
  publishedAt,
  supersedes,
  reason,
  approvedBy,
}: PackDocument): string {
  const corrected = supersedes !== undefined && `更正第${supersedes}版：${reason ?? "没有写原因"}`;
  return sentence(
    [`第${revision}版，${inChinese(publishedAt)}`, corrected, approvedBy && `批准：${approvedBy}`],
    "；",
  );
}

/** A whole pack, for its coverage year, as the plan page shows it. */
export function planView(
  pack: PackDocument & { coverageYear: number },
  place: { code: string; name: string },
): PlanView {
  const source = pack.document;
  return {
    place,
    year: pack.coverageYear,
    title: `${place.name}${pack.coverageYear}年度居民医保`,
    document: sentence([source?.title, source?.number, source?.note]),
    revision: revisionText(pack),
    ...(pack.warning !== undefined && { warning: pack.warning }),
    sections: sectionsOf(pack),
    contacts: contactsOf(pack).map(({ name, phone, cite }) => ({
      name,
      phone,
      ...(cite && { cite }),
    })),
    channels: (pack.channels ?? []).map(({ says, cite, receipt, source: from }) => ({
      text: sentence([says, receipt && `给${receipt}`, from && `来源：${from}`]),
      ...(cite !== undefined && { cite }),
    })),
  };
}

/** The plan of a place for a year, or undefined where there is none. */
export function planOf(book: PolicyBook, place: string, year: number): PlanView | undefined {
  const document = book.whole(place, year)?.document;
  if (!document) return undefined;
  const code = document.place;
  const name = book.places().find((one) => one.code === code)?.name ?? code;
  return planView({ ...document, coverageYear: year }, { code, name });
}
