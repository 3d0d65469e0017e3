import type { DeskRequest, RequestDetails } from "../../../core/contracts";
import { dayTypedOf } from "../../logic";
import { asksOf, emptyFor, type Asked, type RequestForm } from "../../requests";

/** What a request states, put back into the form, so that a worker puts right what is wrong and leaves the rest. */

type Student = NonNullable<RequestDetails["student"]>;
type Changes = NonNullable<RequestDetails["changes"]>;

const CHANGE_KEYS = ["phone", "address", "place", "household", "relationToHead"] as const;

/** A place as the form holds it; the name is found where it is drawn. */
const placeOf = (code: string | undefined, nameOf: (code: string) => string) =>
  code === undefined ? undefined : { code, name: nameOf(code) };

const personPart = ({ person }: RequestDetails): Partial<RequestForm> =>
  person
    ? {
        name: person.name,
        documentType: person.documentType,
        number: person.documentNumber,
        sex: person.sex ?? "",
        birth: dayTypedOf(person.birthDate),
        phone: person.phone ?? "",
        address: person.address ?? "",
      }
    : {};

const studentPart = (
  { stage, enteredOn, graduatesOn, school, className }: Student,
  nameOf: (code: string) => string,
): Partial<RequestForm> => ({
  stage,
  entered: dayTypedOf(enteredOn),
  graduates: dayTypedOf(graduatesOn),
  school: placeOf(school, nameOf),
  className: className ?? "",
});

const changesPart = (changes: Changes, nameOf: (code: string) => string): Partial<RequestForm> => ({
  changing: CHANGE_KEYS.filter((key) => changes[key] !== undefined),
  newPhone: changes.phone ?? "",
  newAddress: changes.address ?? "",
  newPlace: placeOf(changes.place, nameOf),
  newHousehold: changes.household ?? "",
  newRelation: changes.relationToHead ?? "",
});

function employeePart(said: RequestDetails["employeeInsurance"]): Partial<RequestForm> {
  if (said === undefined) return {};
  if (said === "active") return { employee: "active" };
  return { employee: "ended", employeeEnded: dayTypedOf(said.endedOn) };
}

const yesNo = (said: boolean | undefined): RequestForm["parentInsured"] =>
  said === undefined ? "" : said ? "yes" : "no";

export function formOfDetails(
  { card, details, event }: Pick<DeskRequest, "card" | "details" | "event">,
  nameOf: (code: string) => string,
): RequestForm {
  return {
    ...emptyFor(card.kind),
    ...personPart(details),
    ...(details.student && studentPart(details.student, nameOf)),
    ...(details.changes && changesPart(details.changes, nameOf)),
    ...employeePart(details.employeeInsurance),
    on: dayTypedOf(event?.on),
    permitIssued: dayTypedOf(details.permit?.issuedOn),
    permitUntil: dayTypedOf(details.permit?.until),
    relationToHead: details.relationToHead ?? "",
    hukou: details.hukou ?? "",
    hukouKind: details.hukouKind ?? "",
    parentInsured: yesNo(details.parentInsuredHere),
    stopReason: details.stopReason ?? "",
    refundReason: details.refundReason ?? "",
    note: details.note ?? "",
  };
}

/** What can be put right: what the request states. Who the parents are is not changed at the desk. */
export function askedOfDetails({
  card,
  details,
  event,
}: Pick<DeskRequest, "card" | "details" | "event">): Asked {
  const stated = Object.keys(details).filter((key) => key !== "parentMemberId");
  const more = [
    ...(event ? ["event"] : []),
    ...(details.person?.phone ? ["phone"] : []),
    ...(details.person?.address ? ["address"] : []),
  ];
  return {
    kind: card.kind,
    event: event?.kind ?? null,
    asks: asksOf({ asks: [...stated, ...more] }),
  };
}
