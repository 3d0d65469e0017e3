/** What a pack says of itself: who answers for it, what it leaves open, what contradicts itself. */
import type { OwnFact, PackDocument } from "../schema";
import { AmountRule, CountRule, DateRule, Leaf } from "../schema-rules";
import type { FormFinding, Use } from "./form";
import type { Path, Severity } from "./finding";
import { yuan } from "../money";
import { entriesOf, isData } from "./whole";
import { didYouMean, placeOf } from "./words";

/** Some findings carry the clauses in their own text, or weigh differently from the rest of their code. */
export interface ToldFinding extends FormFinding {
  severity?: Severity;
  /** `null`: the text names the clauses itself. */
  cite?: null;
}

function mainWays(document: PackDocument): ToldFinding[] {
  const main = (document.ways ?? []).flatMap((way, index) => (way.main ? [{ way, index }] : []));
  if (main.length === 0) {
    const text = "没有写哪个缴费办法是普通居民的";
    return [{ code: "main-way", path: ["ways"], text, cure: "在普通居民用的那个上写 main: true" }];
  }
  const silent = main.flatMap(({ way, index }): ToldFinding[] => {
    if (way.benefit || way.decide) return [];
    const text = `缴费办法“${way.key}”没有写从哪天起享受待遇`;
    const cure = "对照方案写上 benefit；方案没有写的，写 from: { unstated: 问谁 }";
    return [{ code: "no-benefit", path: ["ways", index], text, cure }];
  });
  const more = main.slice(1).map(({ way, index }): ToldFinding => {
    const text = `缴费办法“${way.key}”和“${main[0]?.way.key ?? ""}”都写了 main: true`;
    return { code: "main-way", path: ["ways", index], text, cure: "只在普通居民用的那一个上写" };
  });
  return more.length > 0 ? more : silent;
}

function answeredFor(document: PackDocument): ToldFinding[] {
  const { revision, supersedes, reason, approvedBy } = document;
  const findings: ToldFinding[] = [];
  if (!document.contacts?.length) {
    const text = "没有一个联系电话，居民不知道问谁";
    findings.push({
      code: "no-contacts",
      path: [],
      text,
      cure: "在 contacts 里写上，或继承 cn/common",
    });
  }
  if (approvedBy === undefined) {
    findings.push({
      code: "not-approved",
      path: revision > 1 ? ["revision"] : [],
      severity: revision > 1 ? "error" : "warning",
      text: revision > 1 ? `第 ${revision} 版没有写由谁核准` : "没有写由谁核准",
      cure: "核对无误后加上 approvedBy: 姓名",
    });
  }
  if (supersedes !== undefined && supersedes >= revision) {
    findings.push({
      code: "no-reason",
      path: ["supersedes"],
      text: `第 ${revision} 版写的是更正第 ${supersedes} 版`,
      cure: `supersedes 写更早的一版${revision > 1 ? `，如 ${revision - 1}` : ""}`,
    });
  }
  const own = `${document.place}/${String(document.coverageYear)}`;
  if (/^\d{6}/.test(document.id) && document.coverageYear !== undefined && document.id !== own) {
    findings.push({
      code: "id-differs",
      path: ["id"],
      text: `编号“${document.id}”和地区、年度（${own}）不一样`,
      cure: "对照方案，改正写错的一处",
    });
  }
  if (revision > 1 && (supersedes === undefined || reason === undefined)) {
    const lacking = [
      supersedes === undefined ? "supersedes" : "",
      reason === undefined ? "reason" : "",
    ];
    findings.push({
      code: "no-reason",
      path: ["revision"],
      text: `第 ${revision} 版没有写更正了哪一版、为什么更正`,
      cure: `加上 ${lacking.filter((key) => key !== "").join(" 和 ")}`,
    });
  }
  return findings;
}

function notAccepted(document: PackDocument): ToldFinding[] {
  return (document.notEncoded ?? []).flatMap(({ key, clause, acceptedBy }, index): ToldFinding[] =>
    acceptedBy !== undefined
      ? []
      : [
          {
            code: "not-accepted",
            path: ["notEncoded", index],
            cite: null,
            text: `没有收录的条款“${key}”（${clause}）还没有人认可`,
            cure: "看过、同意不收录的人把姓名写在 acceptedBy",
          },
        ],
  );
}

/** What the plan leaves open: the entries that say so, and the rules where a figure or a day is missing. */
function unstated(document: PackDocument, uses: readonly Use[]): ToldFinding[] {
  const listed = document.unstated ?? [];
  const entries = listed.map(({ says, ask }, index): ToldFinding => {
    const text = `方案没有写明：${says}，请问${ask}`;
    return { code: "unstated", path: ["unstated", index], text, cure: "" };
  });
  const seen = new Set<string>();
  const rules = uses.flatMap(({ schema, value, path }): ToldFinding[] => {
    const isRule = schema === DateRule || schema === AmountRule;
    if (!isRule || !isData(value) || typeof value.unstated !== "string") return [];
    if (seen.has(path.join("/"))) return [];
    seen.add(path.join("/"));
    const [section, index] = path;
    const entry = entriesOf(document, String(section)).find((one) => one.index === index)?.entry;
    if (listed.some(({ key }) => key === entry?.key)) return [];
    const says = path.length === 3 && typeof entry?.says === "string" ? `（${entry.says}）` : "";
    const place = placeOf(document, says === "" ? path : path.slice(0, 2));
    const text = `方案没有写明：${place}${says}，请问${value.unstated}`;
    return [{ code: "unstated", path, text, cure: "" }];
  });
  return [...entries, ...rules];
}

/** Clauses as a set: `五、五（七）` against `五（七）` and `五` are the same two. */
const clausesOf = (...cites: string[]): string =>
  [...new Set(cites.flatMap((cite) => cite.split("、")))].sort().join("、");

function disputed(document: PackDocument): ToldFinding[] {
  const readings = new Map(
    (document.disputes ?? []).map((one) => [clausesOf(one.cite, one.against), one]),
  );
  const told = new Set<unknown>();
  const closings = (document.ways ?? []).flatMap((way, index): ToldFinding[] => {
    if (!way.disputed) return [];
    const { closes, says, cite } = way.disputed;
    const safe = typeof way.closes === "string" ? way.closes : "较早的一天";
    // The same contradiction may stand among the disputes, with how it is read: it is told once.
    const reading = readings.get(clausesOf(way.cite, cite));
    told.add(reading);
    return [
      {
        code: "disputed",
        path: ["ways", index, "disputed"],
        cite: null,
        text: `方案前后矛盾：缴费办法“${way.key}”到 ${safe}（条款 ${way.cite}）还是到 ${closes}（条款 ${cite}）截止。${says}${reading ? `。${readAs(reading)}` : ""}`,
        cure: "",
      },
    ];
  });
  const entries = (document.disputes ?? []).flatMap((one, index): ToldFinding[] => {
    if (told.has(one)) return [];
    const text = `方案前后矛盾：${one.says}（条款 ${one.cite} 与 ${one.against}）。${readAs(one)}`;
    return [{ code: "disputed", path: ["disputes", index], cite: null, text, cure: "" }];
  });
  return [...closings, ...entries];
}

const readAs = ({ reading, ask }: { reading: string; ask: string }): string =>
  `现在按这样理解：${reading}，请问${ask}`;

/** What is taken for an ordinary resident, where it is no answer that the question allows; and the cure. */
function oddOrdinary({ ordinary, choices, atMost }: OwnFact): [string, string] | undefined {
  const keys = choices?.map(({ key }) => key);
  if (typeof ordinary === "string" && keys && !keys.includes(ordinary))
    return [`的 ordinary 写成了“${ordinary}”，不在选项里`, didYouMean(ordinary, keys, "")];
  if (typeof ordinary === "number" && atMost !== undefined && ordinary > atMost)
    return [`的 ordinary 写成了“${ordinary}”，超过 atMost 的 ${atMost}`, "对照方案，改正其中一个"];
  return undefined;
}

/** Facts of the pack's own: declared in full, and used only as what they are. */
function ownFacts(document: PackDocument, uses: readonly Use[]): ToldFinding[] {
  const declared = (document.facts ?? []).flatMap((fact, index): ToldFinding[] => {
    const path: Path = ["facts", index];
    const wrong = (text: string, cure: string): ToldFinding[] => [
      { code: "wrong-fact", path, text: `自设问题“${fact.key}”${text}`, cure },
    ];
    if (fact.kind === "choice" && !fact.choices)
      return wrong("是选择题，没有写有哪些选项", "补上 choices");
    if (fact.kind !== "choice" && fact.choices)
      return wrong("不是选择题，却写了 choices", "去掉 choices，或把 kind 改成 choice");
    if (fact.kind === "money") {
      const small = inFen(`自设问题“${fact.key}”`, [fact.atMost, fact.ordinary], path);
      if (small.length > 0) return small;
    }
    if (fact.kind === "date" && fact.ordinary !== undefined)
      return wrong("问的是日期，不能有 ordinary", "去掉 ordinary");
    const type = { "yes-no": "boolean", choice: "string", number: "number", money: "number" };
    if (
      fact.kind !== "date" &&
      fact.ordinary !== undefined &&
      typeof fact.ordinary !== type[fact.kind]
    ) {
      return wrong(
        `的 ordinary 写成了“${String(fact.ordinary)}”，和类型不合`,
        "按 kind 写：是否题写 true/false，选择题写选项，数和金额写数",
      );
    }
    const [what, cure] = oddOrdinary(fact) ?? [];
    return what === undefined || cure === undefined ? [] : wrong(what, cure);
  });
  const used = uses.flatMap((use) => [...usedFacts(document, use), ...moneyLimits(document, use)]);
  return [...declared, ...used];
}

/** Answers about money are in fen, beside packs that are in yuan: a limit this small was likely meant in yuan. */
const SMALL = 10_000;

function inFen(place: string, figures: readonly unknown[], path: Path): ToldFinding[] {
  const small = figures.find((one) => typeof one === "number" && one > 1 && one < SMALL);
  if (typeof small !== "number") return [];
  const text = `${place}：${small} 以分计，只是${yuan(small)}`;
  const cure = `${small}元写 ${small * 100}`;
  return [{ code: "wrong-fact", severity: "warning", path, text, cure }];
}

function moneyLimits(document: PackDocument, { schema, value, path }: Use): ToldFinding[] {
  if (schema !== Leaf || !isData(value) || !isData(value.more)) return [];
  return Object.entries(value.more).flatMap(([key, wanted]) => {
    const isMoney = document.facts?.some((one) => one.key === key && one.kind === "money");
    const place: Path = [...path, "more", key];
    if (!isMoney || !isData(wanted)) return [];
    return inFen(placeOf(document, place), [wanted.atLeast, wanted.under], place);
  });
}

const KINDS: Readonly<Record<string, string>> = {
  "yes-no": "是否题",
  choice: "选择题",
  number: "数",
  date: "日期",
  money: "金额",
};

/** The kinds that a way of asking for a fact fits. */
function kindsFor(wanted: unknown): string[] {
  if (typeof wanted === "boolean") return ["yes-no"];
  if (typeof wanted === "string" || Array.isArray(wanted)) return ["choice"];
  return isData(wanted) && ("from" in wanted || "to" in wanted) ? ["date"] : ["number", "money"];
}

function usedFacts(document: PackDocument, { schema, value, path }: Use): ToldFinding[] {
  if (!isData(value)) return [];
  const factOf = (key: string) => document.facts?.find((one) => one.key === key);
  const misused = (key: string, kinds: readonly string[], place: Path): ToldFinding[] => {
    const fact = factOf(key);
    if (!fact || kinds.includes(fact.kind)) return [];
    const wanted = kinds.map((kind) => KINDS[kind]).join("或");
    const text = `${placeOf(document, place)}：自设问题“${key}”是${KINDS[fact.kind]}，这里要${wanted}`;
    return [{ code: "wrong-fact", path: place, text, cure: "换一个问题，或改它的 kind" }];
  };
  if (typeof value.fact === "string" && value.fact !== "broken-years") {
    const place = [...path, "fact"];
    if (schema === DateRule) return misused(value.fact, ["date"], place);
    if (schema === CountRule) return misused(value.fact, ["number"], place);
    if (schema === AmountRule) return misused(value.fact, ["money"], place);
  }
  if (schema !== Leaf || !isData(value.more)) return [];
  return Object.entries(value.more).flatMap(([key, wanted]) => {
    const place = [...path, "more", key];
    const wrong = misused(key, kindsFor(wanted), place);
    const choices = factOf(key)?.choices?.map((choice) => choice.key);
    if (wrong.length > 0 || !choices) return wrong;
    const named = Array.isArray(wanted) ? wanted : [wanted];
    return named
      .filter((one): one is string => typeof one === "string" && !choices.includes(one))
      .map((one): ToldFinding => {
        const text = `${placeOf(document, place)}：自设问题“${key}”没有“${one}”这个选项`;
        return { code: "wrong-fact", path: place, text, cure: didYouMean(one, choices, "") };
      });
  });
}

/** Settings that choose what is not among their choices, and conditions that ask for such a choice. */
function settings(document: PackDocument, uses: readonly Use[]): ToldFinding[] {
  const choicesOf = (key: string): string[] | undefined =>
    document.settings?.find((one) => one.key === key)?.choices.map((choice) => choice.key);
  const wrong = (key: string, choice: string, path: Path): ToldFinding[] => {
    const choices = choicesOf(key);
    if (!choices || choices.includes(choice)) return [];
    const text = `${placeOf(document, path)}：选项“${key}”里没有“${choice}”`;
    return [{ code: "unknown-name", path, text, cure: didYouMean(choice, choices, "") }];
  };
  return [
    ...(document.settings ?? []).flatMap(({ key, is }, index) =>
      wrong(key, is, ["settings", index, "is"]),
    ),
    ...uses.flatMap(({ schema, value, path }) =>
      schema === Leaf && isData(value) && isData(value.setting)
        ? Object.entries(value.setting).flatMap(([key, choice]) =>
            wrong(key, String(choice), [...path, "setting", key]),
          )
        : [],
    ),
  ];
}

/** Phone numbers with letters in them, such as an l for a 1. */
const oddPhones = ({ contacts = [] }: PackDocument): ToldFinding[] =>
  contacts.flatMap(({ key, phone }, index): ToldFinding[] => {
    if (!/[a-z]/i.test(phone)) return [];
    const text = `联系电话“${key}”写的“${phone}”里有字母，拨不通`;
    const path: Path = ["contacts", index, "phone"];
    return [{ code: "odd-phone", path, text, cure: "对照方案，改正号码" }];
  });

/** Findings about what a pack says of itself. */
export function checkItself(document: PackDocument, uses: readonly Use[]): ToldFinding[] {
  return [
    ...mainWays(document),
    ...answeredFor(document),
    ...oddPhones(document),
    ...notAccepted(document),
    ...ownFacts(document, uses),
    ...settings(document, uses),
    ...unstated(document, uses),
    ...disputed(document),
  ];
}
