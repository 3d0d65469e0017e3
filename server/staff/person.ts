import type { PersonView, StaffReply, StaffRequest } from "../../core/contracts";
import {
  factRows,
  isSettled,
  isOverdue,
  standingText,
  stateText,
  titleOf,
} from "../../core/enrolment";
import { maskDocumentNumber, maskPhone, DOCUMENT_NAMES } from "../../core/people";
import { categoryName } from "../../core/policy";
import { instantOf } from "../../core/time";
import {
  bindingsTo,
  classesOf,
  contactsOf,
  formerDocuments,
  leftOutRow,
  openFindingsOf,
  placeNames,
  requestsAbout,
  type DeskPerson,
  type Tx,
} from "../db";
import { sealContext } from "../privacy";
import { RELATIONS } from "./relations";
import { findingText } from "./finding-view";
import { lookAtPeople, personCard, type CardMatter } from "./person-card";
import { seePerson, type Seen } from "./people-in-scope";
import { lookupOf } from "./search";
import type { WorkerSession } from "./session";
import type { Sight } from "./sight";

/** A person's file, as far as the worker's role goes; every look is on record. */
export async function person(
  session: WorkerSession,
  request: StaffRequest<"person">,
): Promise<StaffReply<"person">> {
  const lookup = await lookupOf(session, request);
  return session.run(async (tx) => {
    const seen = await seePerson(session, tx, request.personId, lookup);
    await session.trace(tx, {
      action: "look",
      subject: seen.one.personId,
      county: seen.one.county,
      personId: seen.one.personId,
      detail: { as: seen.sight },
    });
    return personView(session, tx, seen);
  }, lookup);
}

/** What of a file each of them is shown. */
const SHOWN: Record<Sight, readonly (keyof PersonView)[]> = {
  desk: [
    "phoneMasked",
    "facts",
    "classes",
    "years",
    "requests",
    "leftOut",
    "contacts",
    "bindings",
    "findings",
  ],
  county: ["phoneMasked", "facts", "classes", "years", "requests", "leftOut"],
  auditor: ["phoneMasked", "facts", "classes", "years", "requests", "leftOut", "findings"],
  tax: ["phoneMasked", "years", "requests"],
  department: ["classes", "years"],
  school: ["facts", "years"],
};

/** What a school sees of a register. */
const OF_A_SCHOOL = ["在校学生"];

async function personView(
  session: WorkerSession,
  tx: Tx,
  { one, sight }: Seen,
): Promise<PersonView> {
  const matter = await lookAtPeople(session, tx, [one]);
  const card = personCard(session, matter, one, { sight });
  const shows = (part: keyof PersonView) => SHOWN[sight].includes(part);
  return {
    card,
    phoneMasked: shows("phoneMasked") ? maskedPhone(session, one) : null,
    facts: shows("facts") ? await factsShown(session, tx, one, sight) : [],
    classes: shows("classes") ? await classesShown(session, tx, one, { sight, matter }) : [],
    years: await yearsShown(tx, matter),
    requests: shows("requests") ? await requestsShown(session, tx, one, card.name) : [],
    leftOut: shows("leftOut") ? await leftOutShown(tx, one, card.year) : null,
    contacts: shows("contacts") ? await contactsShown(session, tx, one) : [],
    bindings: shows("bindings") ? await bindingsShown(tx, one.personId) : [],
    findings: shows("findings") ? await findingsShown(tx, one.personId) : [],
    can: canDo(session, one, sight),
  };
}

function maskedPhone({ services: { vault } }: WorkerSession, one: DeskPerson): string | null {
  if (one.phoneSealed === null || one.erasedAt) return null;
  return maskPhone(vault.open(one.phoneSealed, sealContext.phone(one.personId)));
}

async function factsShown(session: WorkerSession, tx: Tx, one: DeskPerson, sight: Sight) {
  if (sight === "school") return factRows(one.facts, OF_A_SCHOOL);
  const { vault } = session.services;
  const former = await formerDocuments(tx, one.personId);
  return [
    { label: "证件类型", value: DOCUMENT_NAMES[one.documentType] },
    ...factRows(one.facts),
    ...former.map(({ documentType, numberSealed, lookupHash }) => {
      const name = Object.entries(DOCUMENT_NAMES).find(([type]) => type === documentType)?.[1];
      const number = vault.open(numberSealed, sealContext.formerNumber(lookupHash));
      return { label: "曾用证件", value: `${name ?? "证件"} ${maskDocumentNumber(number)}` };
    }),
    ...(one.leftOn === null
      ? []
      : [{ label: one.leftWhy === "death" ? "去世日期" : "迁出日期", value: one.leftOn }]),
  ];
}

/** A department sees its own lists only: what others certify is not its business. */
async function classesShown(
  { worker }: WorkerSession,
  tx: Tx,
  one: DeskPerson,
  { sight, matter }: { sight: Sight; matter: CardMatter },
): Promise<PersonView["classes"]> {
  const rows = await classesOf(tx, one);
  const departments = worker?.roles.flatMap(({ department }) => department ?? []) ?? [];
  const own = matter.book.seasons(one.place, "9999-12-31");
  const named = own.flatMap(
    ({ year }) => matter.book.whole(one.place, year)?.document.ownClasses ?? [],
  );
  return rows
    .filter(({ department }) => sight !== "department" || departments.includes(department))
    .map(({ category, department, fromDay, toDay }) => ({
      name:
        named.find(({ code }) => code === category)?.name ??
        categoryName(category as Parameters<typeof categoryName>[0]),
      department,
      from: fromDay,
      to: toDay,
    }));
}

async function yearsShown(tx: Tx, { enrolments }: CardMatter): Promise<PersonView["years"]> {
  const names = await placeNames(tx, [...new Set(enrolments.map(({ county }) => county))]);
  return enrolments.map((row) => ({
    year: row.year,
    county: row.county,
    countyName: names.get(row.county) ?? row.county,
    state: standingText({ ...row, left: null }),
    paidAt: isSettled(row.state) && row.paidAt ? instantOf(row.paidAt) : null,
    stopped:
      row.stoppedOn === null
        ? null
        : { on: row.stoppedOn, reason: STOPPED[row.stopReason ?? ""] ?? "其他原因" },
  }));
}

/** Why years were stopped, by what is written in the register. */
const STOPPED: Partial<Record<string, string>> = {
  death: "去世",
  employee: "参加职工医保",
  army: "参军",
  prison: "服刑",
  elsewhere: "在别处参保",
  "moved-out": "户口迁出",
  "own-wish": "自愿不再参保",
  "permit-expired": "居住证到期",
  "double-enrolment": "重复参保",
  "employee-insured": "参加职工医保",
};

async function requestsShown(
  { services }: WorkerSession,
  tx: Tx,
  one: DeskPerson,
  name: string,
): Promise<PersonView["requests"]> {
  const rows = await requestsAbout(tx, one.personId);
  const names = await placeNames(tx, [...new Set(rows.map(({ place }) => place))]);
  const now = instantOf(services.now());
  return rows.map((row) => {
    const event = row.eventKind as PersonView["requests"][number]["event"];
    const dueAt = row.dueAt && instantOf(row.dueAt);
    return {
      requestId: row.id,
      number: row.number,
      kind: row.kind,
      event,
      title: titleOf(row.kind, event),
      name,
      year: row.year,
      place: { code: row.place, name: names.get(row.place) ?? row.place },
      state: row.state,
      stateText: stateText(row.state),
      filedAt: instantOf(row.filedAt),
      dueAt,
      overdue: row.state !== "returned" && isOverdue(dueAt, now),
    };
  });
}

async function leftOutShown(tx: Tx, one: DeskPerson, year: number): Promise<PersonView["leftOut"]> {
  const row = await leftOutRow(tx, one, year);
  return row ? { reason: row.reason, until: row.until } : null;
}

export const CONTACT_KINDS = { phone: "电话", sms: "短信", qq: "QQ", wechat: "微信" } as const;

async function contactsShown(
  { services: { vault } }: WorkerSession,
  tx: Tx,
  one: DeskPerson,
): Promise<PersonView["contacts"]> {
  const rows = await contactsOf(tx, one);
  return rows.map(({ kind, valueSealed, awayPlace, county, personId }) => ({
    kind: CONTACT_KINDS[kind],
    valueMasked: maskContact(vault.open(valueSealed, sealContext.contact(county, personId, kind))),
    awayPlace,
  }));
}

/** The ends of a name in another network tell enough to know it again. */
function maskContact(value: string): string {
  if (/^1\d{10}$/.test(value)) return maskPhone(value);
  const signs = Array.from(value);
  if (signs.length < 4) return "*".repeat(signs.length);
  return `${signs[0]}${"*".repeat(signs.length - 2)}${signs.at(-1)}`;
}

async function bindingsShown(tx: Tx, personId: string): Promise<PersonView["bindings"]> {
  const rows = await bindingsTo(tx, personId);
  return rows.map(({ id, relation, level, boundAt }) => ({
    bindingId: id,
    relation: RELATIONS[relation] ?? "其他人",
    level: level === "full" ? "full" : "weak",
    boundAt: instantOf(boundAt),
  }));
}

async function findingsShown(tx: Tx, personId: string): Promise<PersonView["findings"]> {
  const rows = await openFindingsOf(tx, personId);
  const counties = rows.flatMap(({ detail }) => String(detail["other"] ?? "").split(","));
  const names = await placeNames(tx, counties.filter(Boolean));
  return rows.map((row) => ({ findingId: row.id, kind: row.kind, text: findingText(row, names) }));
}

/** What the worker can do for somebody, by the names of the calls. */
function canDo({ worker }: WorkerSession, one: DeskPerson, sight: Sight): string[] {
  if (sight === "county") return ["counterFile"];
  if (sight !== "desk") return [];
  const settles = worker?.roles.some(
    ({ role, place }) => (role === "town" || role === "bureau") && one.place.startsWith(place),
  );
  return [
    "counterFile",
    "reveal",
    "household",
    "sayLeftOut",
    "saveContact",
    "confirmBinding",
    ...(settles ? ["endBinding", "settleFinding"] : []),
  ];
}
