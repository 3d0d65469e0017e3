import type { StaffReply, StaffRequest } from "../../core/contracts";
import { checkDocument, sameName } from "../../core/people";
import { deskPeopleById, peopleByName, personOfDocument, type DeskPerson } from "../db";
import { AppError } from "../errors";
import { documentHash, findableName } from "../keys";
import { sealContext } from "../privacy";
import { noteTry, refuseTooManyTries } from "./limits";
import { personCards } from "./person-card";
import type { WorkerSession } from "./session";
import { COUNTY_ROLES, sightOf } from "./sight";

type Request = StaffRequest<"search">;
type Reply = StaffReply<"search">;

/** Namesakes shown at most; with so many of one name, the number is asked for. */
const MOST = 50;

/**
 * Finds people of the own places by full name or full number. Whoever serves the whole county also finds somebody beyond them, by both
 * together (KP-25): on record, and only so many times. What did not match is never said.
 */
export async function search(session: WorkerSession, request: Request): Promise<Reply> {
  const { name } = request;
  const lookup = await lookupOf(session, request);
  if (name === undefined && lookup === undefined)
    throw new AppError("bad-request", "请填写姓名或证件号码。", { path: "name" });
  // Whose number it is is looked up with the number's own key; who they are, without it: only people of the own places remain.
  const numbered = lookup && (await session.run((tx) => personOfDocument(tx, lookup), lookup));
  const nameHash = await findableName(session.services, name ?? "");
  const within = await session.run(async (tx) => {
    const found =
      lookup === undefined
        ? await peopleByName(tx, nameHash, MOST)
        : await deskPeopleById(tx, numbered === undefined ? [] : [numbered]);
    const named = found.filter((one) => name === undefined || isNamed(session, one, name));
    return personCards(session, tx, onceEach(named));
  });
  if (within.length > 0) return { people: within, beyond: false };
  if (name === undefined || lookup === undefined || !servesCounty(session))
    return { people: [], beyond: false };
  const beyond = await searchBeyond(session, { name, lookup });
  return { people: beyond, beyond: beyond.length > 0 };
}

/** Hash of the document that was typed; undefined where none was. A number that cannot exist is told. */
export async function lookupOf(
  { services }: WorkerSession,
  {
    documentType = "resident-id",
    documentNumber,
  }: Pick<Request, "documentType" | "documentNumber">,
): Promise<string | undefined> {
  if (documentNumber === undefined) return undefined;
  const check = checkDocument(documentType, documentNumber);
  if (check.ok) return documentHash(services, check.document.type, check.document.key);
  throw new AppError("bad-document", check.finding.text, {
    path: "documentNumber",
    todo: check.finding.todo,
  });
}

function isNamed({ services: { vault } }: WorkerSession, one: DeskPerson, name: string): boolean {
  if (one.erasedAt) return false;
  return sameName(vault.open(one.nameSealed, sealContext.name(one.personId)), name);
}

/** Somebody may stand in two registers: shown as the one that was written last says. */
function onceEach(people: readonly DeskPerson[]): DeskPerson[] {
  const seen = new Set<string>();
  return people.filter(({ personId }) => !seen.has(personId) && seen.add(personId));
}

const servesCounty = ({ worker }: WorkerSession): boolean =>
  worker?.roles.some(({ role }) => COUNTY_ROLES.includes(role)) ?? false;

function searchBeyond(
  session: WorkerSession,
  { name, lookup }: { name: string; lookup: string },
): Promise<Reply["people"]> {
  return session.run(async (tx) => {
    await refuseTooManyTries(session, tx, "search", lookup);
    const id = await personOfDocument(tx, lookup);
    const rows = id === undefined ? [] : await deskPeopleById(tx, [id]);
    const found = rows.find(
      (one) =>
        sightOf(session, one.place, { named: true }) === "county" && isNamed(session, one, name),
    );
    await noteTry(session, tx, "search", { targetHash: lookup, worked: found !== undefined });
    await session.trace(tx, {
      action: "search-beyond",
      subject: found?.personId ?? "nobody",
      county: found?.county ?? countyOfWorker(session),
      ...(found && { personId: found.personId }),
      detail: { found: found ? 1 : 0 },
    });
    return found ? personCards(session, tx, [found], { sight: "county" }) : [];
  }, lookup);
}

const countyOfWorker = ({ worker }: WorkerSession): string =>
  worker?.roles.find(({ role }) => COUNTY_ROLES.includes(role))?.place.slice(0, 6) ?? "000000";
