import type { StaffReply, StaffRequest } from "../../core/contracts";
import {
  dueAfter,
  factsOfRequest,
  judgeRequest,
  takesPart,
  type Judged,
} from "../../core/enrolment";
import { sameName } from "../../core/people";
import { canonicalJson, type PolicyBook } from "../../core/policy";
import { dayOf, instantOf, readInstant } from "../../core/time";
import {
  asSystem,
  filingOf,
  insertFiling,
  insertRequest,
  isTaken,
  listPupil,
  nextRequestNumber,
  openingsOf,
  personFiles,
  personOfDocument,
  studentRequestLive,
  type OpeningRow,
  type PersonFile,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { readCsv } from "../exchange";
import { newKey } from "../ids";
import { documentHash } from "../keys";
import { policyBook } from "../policy";
import { sealContext } from "../privacy";
import { filedBefore, sealBody } from "../requests";
import { factsAbout, openingsAt } from "../resident";
import { readPupil, SCHOOL_COLUMNS, type Pupil } from "./school-lines";
import { insistReach, notYours, type WorkerSession } from "./session";

type Request = StaffRequest<"fileBatch">;
type Reply = StaffReply<"fileBatch">;

/** A line whose document can be looked up. */
interface Findable extends Pupil {
  hash: string;
}

/** Lines of one transaction. */
const BATCH = 50;
/** What a call can file well within its time. */
const MOST = 2_000;

interface Batch {
  session: WorkerSession;
  request: Request;
  /** `staff:<key>`. */
  owner: string;
  inputHash: string;
  county: string;
}

/**
 * A school registers its students by a list (LY-10, LY-11): each line becomes a request of its own, which the desk of the county takes up.
 * The same list with the same key files nothing twice, and goes on where it broke off; bad lines are told by their number.
 */
export async function fileBatch(session: WorkerSession, request: Request): Promise<Reply> {
  const { school, text } = request;
  insistReach(session, ["school"], school);
  if (!session.worker) throw notYours();
  const csv = readCsv(text, SCHOOL_COLUMNS);
  if (!csv.ok) return { lines: 0, filed: 0, known: 0, bad: [csv.bad] };
  if (csv.rows.length > MOST)
    throw new AppError("bad-request", `一次最多报${MOST}行，这份名单太长。`, {
      path: "text",
      todo: "请按班级分几次报。",
    });
  const batch: Batch = {
    session,
    request,
    owner: `staff:${session.worker.row.id}`,
    inputHash: session.services.vault.lookup("filing", canonicalJson(request)),
    county: school.slice(0, 6),
  };
  const reply: Reply = { lines: csv.rows.length, filed: 0, known: 0, bad: [] };
  const pupils: Findable[] = [];
  for (const { line, cells } of csv.rows) {
    const read = readLine(session, school, line, cells);
    if (typeof read === "string") {
      reply.bad.push({ line, text: read });
      continue;
    }
    const { type, key } = read.person.document;
    pupils.push({ ...read, hash: await documentHash(session.services, type, key) });
  }
  await refuseLateBatch(batch, pupils);
  for (let start = 0; start < pupils.length; start += BATCH)
    add(reply, await fileSome(batch, pupils.slice(start, start + BATCH)));
  reply.bad.sort((a, b) => a.line - b.line);
  return reply;
}

/** Whoever is narrowed to a class files for that one. */
function readLine(
  session: WorkerSession,
  school: string,
  line: number,
  cells: Parameters<typeof readPupil>[1],
): Pupil | string {
  const read = readPupil(line, cells, { school, today: session.today });
  if (typeof read === "string") return read;
  const own = session.worker?.roles.filter(
    (one) => one.role === "school" && school.startsWith(one.place),
  );
  return own?.some(({ className }) => className === null || className === read.className)
    ? read
    : "您负责的不是这个班。";
}

function add(reply: Reply, part: Pick<Reply, "filed" | "known" | "bad">): void {
  reply.filed += part.filed;
  reply.known += part.known;
  reply.bad.push(...part.bad);
}

/** LY-11: where the day is over for every line, the list is refused as a whole and nothing is written. */
async function refuseLateBatch(batch: Batch, pupils: readonly Findable[]): Promise<void> {
  const [first] = pupils;
  if (!first) return;
  const late = await batch.session.run(async (tx) => {
    if (await filingOf(tx, batch.owner, keyOf(batch, first))) return undefined;
    const matter = await matterOf(batch, tx);
    let found: Judged["against"] = null;
    for (const pupil of pupils) {
      const { against } = judge(batch, matter, pupil, await knownAs(batch, tx, pupil));
      if (against?.code !== "too-late") return undefined;
      found = against;
    }
    return found ?? undefined;
  });
  if (late)
    throw new AppError("too-late", `${late.text}〔${late.cite}〕。`, {
      todo: "请问当地医保部门，还能不能补报。",
    });
}

const keyOf = ({ request }: Batch, { line }: Pupil): string => `${request.requestKey}#${line}`;

interface PlanMatter {
  book: PolicyBook;
  openings: readonly OpeningRow[];
}

async function matterOf({ session, county }: Batch, tx: Tx): Promise<PlanMatter> {
  return {
    book: await policyBook(session.services.db, tx),
    openings: await openingsOf(tx, [county]),
  };
}

/** Somebody of the registers with this number and this name; whose name is another one is treated as unknown, and the desk looks into it. */
async function knownAs(
  { session: { services } }: Batch,
  tx: Tx,
  { person, hash }: Findable,
): Promise<PersonFile | undefined> {
  const { vault } = services;
  return asSystem(tx, async () => {
    const id = await personOfDocument(tx, hash);
    const [file] = id === undefined ? [] : await personFiles(tx, [id]);
    if (!file) return undefined;
    const name = vault.open(file.person.nameSealed, sealContext.name(file.person.id));
    return sameName(name, person.name) ? file : undefined;
  });
}

const homeIn = (county: string, file: PersonFile | undefined) =>
  file?.residents.find((row) => row.county === county);

/** What the plan says of a student of this school, known to the county's register or not. */
function judge(
  { session, request, county }: Batch,
  { book, openings }: PlanMatter,
  pupil: Pupil,
  file: PersonFile | undefined,
): Judged {
  const { year, school } = request;
  const on = session.today;
  const home = homeIn(county, file);
  const known =
    file && home
      ? factsAbout(file, home, { year, on, openings })
      : { place: school, year, on, openings: openingsAt(school, { year, on, openings }) };
  const row = file?.enrolments.find((one) => one.county === county && one.year === year);
  const standing =
    file && home
      ? {
          state: row?.state ?? ("unregistered" as const),
          stopped: row !== undefined && row.stoppedOn !== null,
          documentType: file.person.documentType,
        }
      : null;
  const facts = factsOfRequest(known, "student", { details: pupil.details });
  return judgeRequest(book, facts, standing, { kind: "student" });
}

/** What became of a line: filed, known already, or what is wrong. */
type Filed = "filed" | "known" | { bad: string };

async function fileSome(
  batch: Batch,
  pupils: readonly Findable[],
): Promise<Pick<Reply, "filed" | "known" | "bad">> {
  return batch.session.run(async (tx) => {
    const part: Pick<Reply, "filed" | "known" | "bad"> = { filed: 0, known: 0, bad: [] };
    const matter = await matterOf(batch, tx);
    for (const pupil of pupils) {
      const done = await fileOne(batch, tx, matter, pupil);
      if (typeof done === "string") part[done] += 1;
      else part.bad.push({ line: pupil.line, text: done.bad });
    }
    return part;
  });
}

async function fileOne(batch: Batch, tx: Tx, matter: PlanMatter, pupil: Findable): Promise<Filed> {
  const { session, request, owner } = batch;
  const sent = { requestKey: keyOf(batch, pupil), data: request };
  if (await filedBefore(session.services.vault, tx, owner, sent)) return "filed";
  const file = await knownAs(batch, tx, pupil);
  const home = homeIn(batch.county, file);
  if (file && home) await listAtSchool(batch, tx, pupil, file.person.id);
  const year = file?.enrolments.find(
    (one) => one.county === batch.county && one.year === batch.request.year,
  );
  if (year && takesPart(year)) return "known";
  const { errand, against } = judge(batch, matter, pupil, file);
  if (against)
    return { bad: against.cite ? `${against.text}〔${against.cite}〕。` : `${against.text}。` };
  return (await fileRequest(batch, tx, { pupil, file, errand })) ? "filed" : "known";
}

function listAtSchool(
  { session, request, county }: Batch,
  tx: Tx,
  { className, details: { student } }: Pupil,
  personId: string,
): Promise<void> {
  return listPupil(tx, {
    county,
    school: request.school,
    personId,
    className,
    stage: student?.stage ?? "school",
    enteredOn: student?.enteredOn ?? null,
    until: student?.graduatesOn ?? null,
    listedAt: session.services.now(),
  });
}

/** False where one for the same student and year is under way already. */
async function fileRequest(
  batch: Batch,
  tx: Tx,
  {
    pupil,
    file,
    errand,
  }: { pupil: Findable; file: PersonFile | undefined; errand: Judged["errand"] },
): Promise<boolean> {
  const { session, request, owner, inputHash, county } = batch;
  const { vault, now } = session.services;
  const subjectHash = pupil.hash;
  const { year, school } = request;
  if (await asSystem(tx, () => studentRequestLive(tx, { county, year, subjectHash }))) return false;
  const at = now();
  const id = newKey(at);
  const dueAt = readInstant(dueAfter(instantOf(at)));
  if (!dueAt) throw new Error("a due instant that cannot be read");
  const number = await nextRequestNumber(tx, county, dayOf(at));
  try {
    // A filing by somebody else at the same instant costs this line only, not those before it.
    await tx.transaction((inner) =>
      insertRequest(
        inner,
        {
          county,
          id,
          number,
          kind: "student",
          year,
          place: homeIn(county, file)?.place ?? school,
          personId: file?.person.id ?? null,
          subjectHash,
          filedBy: owner,
          bodySealed: sealBody(vault, id, {
            details: pupil.details,
            says: errand.says,
            wanted: errand.materials,
          }),
          lastDay: errand.by,
          cite: errand.cite,
          filedAt: at,
          dueAt,
        },
        { at, actor: owner },
      ),
    );
  } catch (error) {
    if (isTaken(error, "request_live")) return false;
    throw error;
  }
  await insertFiling(tx, { owner, key: keyOf(batch, pupil), inputHash, county, requestId: id, at });
  await session.trace(tx, {
    action: "file-request",
    subject: id,
    county,
    ...(file && { personId: file.person.id }),
    detail: { kind: "student", year, school },
  });
  return true;
}
