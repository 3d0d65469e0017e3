import type { FindingView, PersonCard } from "../../core/contracts";
import { barsOf, noteOf, type PolicyBook } from "../../core/policy";
import { instantOf } from "../../core/time";
import type { BindingSeen, FindingRow } from "../db";
import { sealContext } from "../privacy";
import { RELATIONS } from "./relations";
import type { WorkerSession } from "./session";

type Row = Pick<FindingRow, "kind" | "year" | "detail" | "county">;
type Way = FindingView["ways"][number];

/** The other counties of a double enrolment, and what each of them did. */
export function otherCounties({ detail }: Pick<FindingRow, "detail">): string[] {
  return String(detail["other"] ?? "")
    .split(",")
    .filter((code) => code !== "");
}

const didOf = ({ detail }: Row, county: string): "ended" | "kept" | undefined => {
  const did = detail[`by-${county}`];
  return did === "ended" || did === "kept" ? did : undefined;
};

function doubleText(row: Row, names: ReadonlyMap<string, string>): string {
  const where = otherCounties(row).map((code) => names.get(code) ?? code);
  const listed = row.detail["where"];
  const places = where.length > 0 ? where.join("、") : typeof listed === "string" ? listed : "";
  const done = otherCounties(row).flatMap((code) => {
    const did = didOf(row, code);
    const name = names.get(code) ?? code;
    if (did === "ended") return [`${name}已经终止了那边的参保。`];
    return did === "kept" ? [`${name}核实后保留那边的参保，请这边核对处理。`] : [];
  });
  return `${row.year ?? ""}年度在本地参保，同时在${places || "别处"}参保。${done.join("")}`;
}

/** What was found, in plain words; names of places by their codes. */
export function findingText(row: Row, names: ReadonlyMap<string, string>): string {
  const { kind, year, detail } = row;
  switch (kind) {
    case "double-enrolment":
      return doubleText(row, names);
    case "employee-insured":
      return detail["by"] === "list"
        ? `比对名单里在参加职工医保，${year}年度又在本地参加居民医保。`
        : `登记的是正在参加职工医保，${year}年度又参加居民医保。`;
    case "two-claims":
      return detail["why"] === "dispute"
        ? "有人提出：绑定这个人的另一个微信不是家里人。"
        : "有两个微信都说自己是这个人。";
    case "two-records":
      return `同一个孩子有两条记录，${year ?? "同一"}年度两条都缴了费，先退一份才能合并。`;
    case "permit-expired":
      return `居住证到期，${year}年度没有缴费的登记已经停掉。`;
    case "certificate-reused":
      return "一张已经换成身份证号的出生医学证明又被用来登记。";
    default:
      return "需要核对。";
  }
}

/** Ways to settle a finding; each says what it does. `bindings`: live ones, of two claims. */
export function waysOf(row: Row, bindings: readonly BindingSeen[]): Way[] {
  switch (row.kind) {
    case "double-enrolment":
      return doubleWays(row);
    case "employee-insured":
      return [
        {
          key: "terminate",
          text: "终止本地的居民医保：今天起停保，本人会看到原因；重复享受的待遇要退回。",
        },
        {
          key: "proof-ended",
          text: "职工医保已经停保，有停保证明：登记改为没有职工医保，居民医保照旧。",
        },
        { key: "not-same", text: "核实不是同一个人，或名单有误：不改动，关闭这一条。" },
      ];
    case "two-claims":
      return [
        ...bindings.map((one, index) => ({
          key: `end:${one.id}`,
          text:
            `解除第${index + 1}个绑定（${RELATIONS[one.relation] ?? "其他人"}，` +
            `${instantOf(one.boundAt).slice(0, 10)}绑定，${one.level === "full" ? "已确认身份" : "未确认身份"}）。`,
        })),
        { key: "keep-both", text: "核实都是本人或家里人：绑定都保留。" },
      ];
    case "two-records":
      return [
        {
          key: "refunded",
          text: "多缴的一份已经批准退费：关闭这一条，再办一次“补登身份证号”就能合并。",
        },
        { key: "not-same", text: "核实不是同一个孩子：两条记录都保留。" },
      ];
    case "permit-expired":
      return [{ key: "acknowledge", text: "知道了。要续保的，请本人带新的居住证来重新登记。" }];
    default:
      return [{ key: "acknowledge", text: "已经核实，关闭这一条。" }];
  }
}

function doubleWays(row: Row): Way[] {
  const ended = otherCounties(row).every((code) => didOf(row, code) === "ended");
  return [
    {
      key: "terminate",
      text: "终止本地的参保：今天起停保，本人会看到原因；两边都报销过的，重复的待遇要退回。",
    },
    { key: "keep", text: "保留本地的参保：请对方终止，对方的待办里会写明。" },
    ...(ended && otherCounties(row).length > 0
      ? [{ key: "other-ended", text: "对方已经终止：本地照旧，关闭这一条。" }]
      : []),
    { key: "not-same", text: "核实没有重复参保（不是同一个人，或对方已停保）：关闭这一条。" },
  ];
}

/** The clause that a finding hangs on, where the plan of the place has one. */
export function citeOf(book: PolicyBook, place: string, { kind, year }: Row): string {
  const about = year ?? 0;
  if (kind === "double-enrolment") return noteOf(book, place, about, "double")?.cite ?? "";
  if (kind === "permit-expired") return noteOf(book, place, about, "permit-expiry")?.cite ?? "";
  if (kind !== "employee-insured") return "";
  const facts = { place, year: about, on: `${about}-01-01`, employeeInsurance: "active" as const };
  return barsOf(book, facts)[0]?.cite ?? "";
}

/** A finding as the desk shows it. */
export function findingView(
  { services: { vault } }: Pick<WorkerSession, "services">,
  row: FindingRow,
  more: {
    person: PersonCard;
    book: PolicyBook;
    names: ReadonlyMap<string, string>;
    bindings: readonly BindingSeen[];
  },
): FindingView {
  const { person, book, names, bindings } = more;
  const ways = waysOf(row, bindings);
  const done = row.way === null ? undefined : doneText(row.way);
  const note = row.noteSealed && vault.open(row.noteSealed, sealContext.findingNote(row.id));
  const why = row.reasonSealed && vault.open(row.reasonSealed, sealContext.findingReason(row.id));
  return {
    findingId: row.id,
    kind: row.kind as FindingView["kind"],
    person,
    year: row.year,
    text: findingText(row, names) + (note ? `提出的人说：“${note}”。` : ""),
    cite: citeOf(book, row.place, row),
    foundAt: instantOf(row.foundAt),
    state: row.state,
    ways: row.state === "open" ? ways : [],
    decided: row.closedAt && {
      at: instantOf(row.closedAt),
      text: [done ?? "已处理", why].filter(Boolean).join("："),
    },
  };
}

const DONE: Partial<Record<string, string>> = {
  terminate: "终止了本地的参保",
  keep: "保留本地的参保",
  "other-ended": "对方已经终止",
  "not-same": "核实没有问题",
  "proof-ended": "凭证明改为已停职工医保",
  "keep-both": "绑定都保留",
  refunded: "多缴的已批准退费",
  acknowledge: "已知悉",
};

const doneText = (way: string): string | undefined =>
  way.startsWith("end:") ? "解除了一个绑定" : DONE[way];
