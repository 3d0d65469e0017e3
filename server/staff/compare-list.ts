import type { StaffReply, StaffRequest } from "../../core/contracts";
import { checkDocument, DOCUMENT_NAMES, sameName, type DocumentTypeCode } from "../../core/people";
import { residentsByDocument, takingPart, type Tx } from "../db";
import { readCsv } from "../exchange";
import { noteFinding, type ToList } from "../findings";
import { documentHash } from "../keys";
import { sealContext } from "../privacy";
import { insistReach, type WorkerSession } from "./session";

type Reply = StaffReply<"compareList">;
type BadLine = Reply["bad"][number];

/** Lines of one transaction: small enough to be quick, large enough not to be slow. */
const BATCH = 500;
const COLUMNS = ["姓名", "证件类型", "证件号码", "险种", "参保地"] as const;

interface Line {
  line: number;
  name: string;
  hash: string;
  kind: "double-enrolment" | "employee-insured";
  where: string;
}

/**
 * Compares a list of people who are insured elsewhere with those who take part here (BG-10, KP-23). Whoever stands on both is found, once;
 * lines that cannot be read are told by their number, and repeat neither a name nor a number.
 */
export async function compareList(
  session: WorkerSession,
  { county, year, text }: StaffRequest<"compareList">,
): Promise<Reply> {
  insistReach(session, ["bureau"], county);
  const csv = readCsv(text, COLUMNS);
  if (!csv.ok) return { lines: 0, found: 0, known: 0, bad: [csv.bad] };
  const bad: BadLine[] = [];
  const lines: Line[] = [];
  for (const { line, cells } of csv.rows) {
    const read = await readLine(session, line, cells);
    if (typeof read === "string") bad.push({ line, text: read });
    else lines.push(read);
  }
  const report: Reply = { lines: csv.rows.length, found: 0, known: 0, bad };
  for (let start = 0; start < lines.length; start += BATCH) {
    const batch = lines.slice(start, start + BATCH);
    const part = await session.run((tx) => compareBatch(session, tx, { county, year }, batch));
    report.found += part.found;
    report.known += part.known;
    report.bad.push(...part.bad);
  }
  await session.run((tx) =>
    session.trace(tx, {
      action: "compare-list",
      subject: county,
      county,
      detail: { year, lines: report.lines, found: report.found, bad: report.bad.length },
    }),
  );
  return { ...report, bad: report.bad.sort((a, b) => a.line - b.line) };
}

/** The type of a document by the name that files use; left out, it is the identity card. */
export function documentTypeOf(text: string): DocumentTypeCode | undefined {
  if (text === "") return "resident-id";
  const found = Object.entries(DOCUMENT_NAMES).find(
    ([code, name]) => code === text || name === text || (name.endsWith(text) && text.length >= 2),
  );
  return found?.[0] as DocumentTypeCode | undefined;
}

async function readLine(
  { services }: WorkerSession,
  line: number,
  cells: Record<(typeof COLUMNS)[number], string>,
): Promise<Line | string> {
  const type = documentTypeOf(cells.证件类型);
  if (!type) return "证件类型不认识，请写居民身份证、港澳台居民居住证、护照等。";
  const check = checkDocument(type, cells.证件号码);
  if (!check.ok) return check.finding.text;
  if (cells.姓名 === "") return "没有姓名。";
  const kind = kindOf(cells.险种);
  if (!kind) return "险种不认识，请写“职工医保”或“居民医保”。";
  return {
    line,
    name: cells.姓名,
    hash: await documentHash(services, check.document.type, check.document.key),
    kind,
    // A place is written in characters: whatever else a cell holds is not kept.
    where: cells.参保地.replace(/[^\p{Script=Han}（）、]/gu, "").slice(0, 40),
  };
}

function kindOf(text: string): Line["kind"] | undefined {
  if (/职工/.test(text)) return "employee-insured";
  return /居民|城乡|新农合/.test(text) ? "double-enrolment" : undefined;
}

async function compareBatch(
  session: WorkerSession,
  tx: Tx,
  { county, year }: { county: string; year: number },
  batch: readonly Line[],
): Promise<Pick<Reply, "found" | "known" | "bad">> {
  const { services } = session;
  const people = await residentsByDocument(
    tx,
    county,
    batch.map(({ hash }) => hash),
  );
  const inPart = await takingPart(
    tx,
    { county, year },
    people.map(({ personId }) => personId),
  );
  const result = { found: 0, known: 0, bad: [] as BadLine[] };
  for (const { line, hash, name, kind, where } of batch) {
    const one = people.find(({ lookupHash }) => lookupHash === hash);
    if (!one || !inPart.has(one.personId)) continue;
    if (!sameName(services.vault.open(one.nameSealed, sealContext.name(one.personId)), name)) {
      result.bad.push({ line, text: "号码和本地登记的对上了，姓名对不上，请人工核对。" });
      continue;
    }
    const { personId, place } = one;
    const found: ToList = {
      kind,
      conflict: { county, personId, year, place },
      detail: { by: "list", where },
    };
    const finder = { actor: `staff:${session.worker?.row.id ?? ""}`, origin: session.origin };
    if ((await noteFinding(services, tx, found, finder)) === 1) result.found += 1;
    else result.known += 1;
  }
  return result;
}
