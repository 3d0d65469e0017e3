import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { checkDocument, needsGuardian, sameName, tidyName } from "../../core/people";
import { ageOn } from "../../core/policy";
import { dayOf } from "../../core/time";
import {
  insertBinding,
  insertTry,
  isTaken,
  leaveTrace,
  makeFull,
  noteTwoClaims,
  personByLookup,
  type PersonRow,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { newKey } from "../ids";
import { documentHash } from "../keys";
import { sealContext } from "../privacy";
import { memberCard } from "./cards";
import { refuseTooManyTries } from "./limits";
import { lookAtFamily } from "./look";
import { isFull, loadFamily, memberByKey, type Family, type Member } from "./members";
import type { Session } from "./session";

type Request = ResidentRequest<"bind">;
type Reply = ResidentReply<"bind">;

/**
 * Binds the caller to a person by name and document number. Neighbours and village lists know both, so that alone gives a
 * weak binding. A failed try is written down, and what of the two was wrong is not said.
 */
export async function bind(session: Session, request: Request): Promise<Reply> {
  const check = checkDocument(request.documentType, request.documentNumber);
  if (!check.ok)
    throw new AppError("bad-document", check.finding.text, {
      path: "documentNumber",
      todo: check.finding.todo,
    });
  const { type, key, birthDate } = check.document;
  // The number itself tells a child's age, so this says nothing about who is in a register.
  if (birthDate !== null) refuseWithoutGuardian(session, request, birthDate);
  const lookup = await documentHash(session.services, type, key);
  const result = await session
    .run((tx) => tryToBind(session, tx, request, lookup), lookup)
    .catch((error: unknown) => {
      if (isTaken(error, "binding_live")) return "already-bound" as const;
      throw error;
    });
  if (result === "no-match") throw doesNotMatch();
  if (result === "already-bound")
    throw new AppError("already-bound", "这个人已经绑定过了，在首页就能看到。");
  return session.run(async (tx) => {
    const context = await lookAtFamily(session, tx);
    return { member: memberCard(context, memberByKey(context.family, result.memberId)) };
  });
}

const doesNotMatch = () =>
  new AppError("no-match", "姓名和证件号码没有对上，或者名册里还没有这个人。", {
    todo: "请对照证件核对两项；都没有错的话，请到村（社区）登记。",
  });

function refuseWithoutGuardian(session: Session, request: Request, birthDate: string): void {
  const today = dayOf(session.services.now());
  if (!needsGuardian(birthDate, today) || request.guardianConsent === true) return;
  throw new AppError("needs-confirmation", "不满14周岁的孩子，要由监护人本人同意才能绑定。", {
    path: "guardianConsent",
    todo: "您是孩子的监护人，请勾选“我是监护人，我同意”。",
  });
}

async function tryToBind(
  session: Session,
  tx: Tx,
  request: Request,
  lookup: string,
): Promise<{ memberId: string } | "no-match"> {
  const { services, accountId } = session;
  const at = services.now();
  await refuseTooManyTries(session, tx, "bind", lookup);
  const person = await personByLookup(tx, lookup);
  const worked = person !== undefined && isNamed(session, person, request.name);
  await insertTry(tx, {
    id: newKey(at),
    accountId,
    kind: "bind",
    targetHash: lookup,
    worked,
    at,
  });
  if (!worked) return "no-match";
  refuseWithoutGuardian(session, request, person.birthDate);
  const id = newKey(at);
  await insertBinding(tx, {
    id,
    accountId,
    personId: person.id,
    relation: request.relation,
    level: "weak",
    method: "name",
    typedNameSealed: services.vault.seal(tidyName(request.name), sealContext.typedName(id)),
    guardianConsentAt: request.guardianConsent === true ? at : null,
    boundAt: at,
  });
  const family = await loadFamily(session, tx);
  const bound = family.members.find(({ binding }) => binding.id === id);
  if (bound && isOwnChild(session, family, bound))
    await makeFull(tx, id, { method: "guardian", at });
  await noteTwoClaims(tx, {
    bindingId: id,
    why: "bind",
    findingId: newKey(at),
    noteSealed: null,
    at,
  });
  await leaveTrace(tx, {
    at,
    actor: `account:${accountId}`,
    action: "bind",
    subject: id,
    personId: person.id,
    ...(bound && { county: bound.home.county }),
    detail: { relation: request.relation },
  });
  return { memberId: id };
}

function isNamed({ services: { vault } }: Session, person: PersonRow, name: string): boolean {
  return sameName(vault.open(person.nameSealed, sealContext.name(person.id)), name);
}

const ADULT_AGE = 18;

/**
 * A guardian's binding to a child is full at once: the caller is fully bound to themselves, grown up, and stands in the
 * same household book as the child.
 */
function isOwnChild(session: Session, { members }: Family, child: Member): boolean {
  const today = dayOf(session.services.now());
  const self = members.find((one) => one.binding.relation === "self" && isFull(one));
  if (!self || child.binding.relation !== "child") return false;
  return (
    needsGuardian(child.file.person.birthDate, today) &&
    ageOn(self.file.person.birthDate, today) >= ADULT_AGE &&
    child.home.county === self.home.county &&
    child.home.household === self.home.household
  );
}
