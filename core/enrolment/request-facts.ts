import type { RequestDetails, RequestEvent, RequestKind } from "../contracts";
import { checkDocument } from "../contracts";
import type { Facts } from "../policy";
import { birthStated, wholeRequest, type Body } from "./whole-request";

/** What a request says about somebody beside name and number, as the register keeps it. */
export type FactsSaid = Pick<
  Facts,
  | "hukou"
  | "hukouKind"
  | "residencePermit"
  | "student"
  | "employeeInsurance"
  | "parentInsuredHere"
  | "event"
>;

function studentSaid({ student }: RequestDetails): Pick<Facts, "student"> {
  if (!student) return {};
  const { stage, enteredOn, graduatesOn } = student;
  return {
    student: {
      stage,
      ...(enteredOn !== undefined && { enteredOn }),
      ...(graduatesOn !== undefined && { graduatesOn }),
    },
  };
}

/** Whoever moved here has the household register here; whose job ended has no employee insurance from that day on. */
function impliedBy(event: RequestEvent | null | undefined): FactsSaid {
  if (event?.kind === "moved-in") return { hukou: "local" };
  if (event?.kind === "unemployed") return { employeeInsurance: { endedOn: event.on } };
  return {};
}

/** R7: the facts that a request states; only those it speaks of. */
export function factsSaid({ event, details }: Body): FactsSaid {
  const { hukou, hukouKind, permit, employeeInsurance, parentInsuredHere } = details;
  return {
    ...impliedBy(event),
    ...(hukou && { hukou }),
    ...(hukouKind && { hukouKind }),
    ...(permit && { residencePermit: permit }),
    ...studentSaid(details),
    ...(employeeInsurance && { employeeInsurance }),
    ...(parentInsuredHere !== undefined && { parentInsuredHere }),
    ...(event && { event }),
  };
}

/** Birth date and sex of the person as stated: what the number says goes before what was written beside it. */
export function bornAs(details: RequestDetails): Pick<Facts, "birthDate" | "sex"> {
  const { person } = details;
  if (!person) return {};
  const check = checkDocument(person.documentType, person.documentNumber);
  const birthDate = birthStated(details);
  const sex = (check.ok ? check.document.sex : undefined) ?? person.sex;
  return { ...(birthDate && { birthDate }), ...(sex && { sex }) };
}

/**
 * R7: the question to the engine about a request. `known` is what the registers know of the person; of a newborn or another
 * newcomer it is only place, year and day.
 */
export function factsOfRequest(known: Facts, kind: RequestKind, stated: Body): Facts {
  const { place, year, on } = known;
  const body = wholeRequest(kind, year, stated);
  const newcomer = kind === "newborn" ? { place, year, on } : known;
  const born = kind === "correction" || kind === "number" ? {} : bornAs(body.details);
  // A newborn's day is its event; the two are compared when the details are checked.
  const event = kind === "newborn" && body.event ? { birthDate: body.event.on } : {};
  return { ...newcomer, ...born, ...event, ...factsSaid(body) };
}
