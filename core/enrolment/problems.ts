import type { RequestDetails, RequestEvent, RequestKind } from "../contracts";
import { readPerson, type PersonFinding } from "../people";
import { ageOn, isPlainDate } from "../policy";
import { asksOf, type Ask } from "./needs";
import { wholeRequest } from "./whole-request";
import { EVENT_DAYS, KIND_TITLES } from "./words";

export interface RequestProblem {
  code:
    | PersonFinding["code"]
    | "missing"
    | "no-such-day"
    | "future"
    | "out-of-order"
    | "event-mismatch"
    | "event-before-birth"
    | "birth-differs"
    | "not-newborn"
    | "permit-expired"
    | "permit-local"
    | "graduated"
    | "needs-number"
    | "certificate-of-grown-up"
    | "nothing-to-change";
  /** Where: `event.on`, `person.name`, `permit.until` … */
  path: string;
  text: string;
  todo: string;
}

/** What is known of whom the request is about. */
export interface About {
  member: boolean;
  /** As the register has it. */
  birthDate?: string | undefined;
  /** The coverage year that it is about; the year of the day where left out. */
  year?: number | undefined;
}

type Event = RequestEvent | null | undefined;

const problem = (
  code: RequestProblem["code"],
  path: string,
  text: string,
  todo = "请对照证件或材料核对后改正。",
): RequestProblem => ({ code, path, text, todo });

const MISSING: Partial<Record<Ask, { text: string; todo: string }>> = {
  person: { text: "还没有填姓名和证件。", todo: "请按证件填写姓名、证件类型和号码。" },
  hukou: { text: "还没有选户口在不在本地。", todo: "请选户口在本地还是不在本地。" },
  permit: { text: "还没有填居住证的日期。", todo: "请按居住证填写签发日期和有效期。" },
  student: { text: "还没有填在哪里上学。", todo: "请选就读的阶段，大学生另填入学日期。" },
  employeeInsurance: {
    text: "还没有填职工医保停到哪一天。",
    todo: "请按停保凭证填写停止的日期；没有参加过的不用办这一项。",
  },
  changes: { text: "还没有填要改什么。", todo: "请至少填一项要改的内容。" },
  stopReason: { text: "还没有选停保的原因。", todo: "请选一个原因。" },
  refundReason: { text: "还没有选退费的原因。", todo: "请选一个原因。" },
};

function isGiven(ask: Ask, event: Event, details: RequestDetails): boolean {
  if (ask === "event.on") return event != null;
  return details[ask] !== undefined;
}

/** Of whom there is a job that ended, the day of the event may say it all. */
const MAY_BE_LEFT_OUT: readonly Ask[] = ["parentMemberId", "relationToHead", "hukouKind"];

function missing(kind: RequestKind, event: Event, details: RequestDetails, { member }: About) {
  return asksOf(kind, event?.kind, { member })
    .filter((ask) => !MAY_BE_LEFT_OUT.includes(ask) && !isGiven(ask, event, details))
    .map((ask) => {
      const { text, todo } = MISSING[ask] ?? {
        text: "还没有填发生的日期。",
        todo: "请按材料填写日期。",
      };
      return problem("missing", ask, text, todo);
    });
}

/** Events that go with a kind; of the others none is told. */
const EVENTS_OF: Partial<Record<RequestKind, readonly RequestEvent["kind"][]>> = {
  newborn: ["newborn"],
  "moved-in": ["moved-in"],
  permit: ["permit-issued"],
  student: ["school-entry", "school-transfer"],
};

function mismatch(kind: RequestKind, event: Event): RequestProblem[] {
  if (!event || kind === "midyear" || EVENTS_OF[kind]?.includes(event.kind)) return [];
  // A newcomer or a registered person may register because of anything; papers are about nothing that happened.
  if (kind === "registration") return [];
  return [
    problem(
      "event-mismatch",
      "event",
      `“${KIND_TITLES[kind]}”和填写的事由对不上。`,
      "请回到上一步，按实际情况重新选要办的事。",
    ),
  ];
}

/** Every day that is told, with where it stands and what people call it. */
function daysIn(
  event: Event,
  details: RequestDetails,
): [path: string, name: string, day: string][] {
  const { permit, student, employeeInsurance, person } = details;
  const ended = typeof employeeInsurance === "object" ? employeeInsurance.endedOn : undefined;
  const all: [string, string, string | undefined][] = [
    ["event.on", event ? EVENT_DAYS[event.kind] : "", event?.on],
    ["person.birthDate", "出生日期", person?.birthDate],
    ["permit.issuedOn", "居住证签发日期", permit?.issuedOn],
    ["permit.until", "居住证有效期", permit?.until],
    ["student.enteredOn", "入学日期", student?.enteredOn],
    ["student.graduatesOn", "毕业日期", student?.graduatesOn],
    ["employeeInsurance.endedOn", "职工医保停止的日期", ended],
  ];
  return all.filter((told): told is [string, string, string] => told[2] !== undefined);
}

const noSuchDays = (event: Event, details: RequestDetails): RequestProblem[] =>
  daysIn(event, details)
    .filter(([, , day]) => !isPlainDate(day))
    .map(([path, name]) => problem("no-such-day", path, `${name}写的这一天不存在。`));

/** Days that lie behind whoever asks. A birth date that is to come is told by the check of the person. */
const NOT_YET = ["event.on", "permit.issuedOn", "employeeInsurance.endedOn"];

const inFuture = (event: Event, details: RequestDetails, today: string): RequestProblem[] =>
  daysIn(event, details)
    .filter(([path, , day]) => NOT_YET.includes(path) && day > today)
    .map(([path, name]) =>
      problem(
        "future",
        path,
        `${name}晚于今天，还没有发生。`,
        "请核对日期；还没有发生的，到时再来办。",
      ),
    );

function wrongPerson({ person }: RequestDetails, today: string): RequestProblem[] {
  if (!person) return [];
  const { name, documentType: type, documentNumber: number, sex, birthDate } = person;
  const stated = { name, document: { type, number }, sex, birthDate };
  const read = readPerson(stated, today);
  if (read.ok) return [];
  return read.findings.map(({ code, path, text, todo }) => ({
    code,
    path: `person.${path === "document.number" ? "documentNumber" : path}`,
    text,
    todo,
  }));
}

/** The birth date that the stated person or the register tells. */
function birthOf({ person }: RequestDetails, about: About, today: string): string | undefined {
  if (!person) return about.birthDate;
  const { name, documentType: type, documentNumber: number, sex, birthDate } = person;
  const read = readPerson({ name, document: { type, number }, sex, birthDate }, today);
  return read.ok ? read.person.birthDate : undefined;
}

/** Who is older is no newborn to any plan: they let in by the birth of this coverage year or the one before. */
const NEWBORN_UNDER = 2;
/** From this age everybody has to have an identity card of their own (《居民身份证法》第二条). */
const CARD_AGE = 16;

function aboutBirth(
  kind: RequestKind,
  event: Event,
  details: RequestDetails,
  about: About,
  today: string,
): RequestProblem[] {
  const birth = birthOf(details, kind === "newborn" ? { member: false } : about, today);
  if (birth === undefined) return [];
  const found: RequestProblem[] = [];
  const isBorn = event?.kind === "newborn";
  if (isBorn && event.on !== birth)
    found.push(
      problem(
        "birth-differs",
        "event.on",
        "填写的出生日期和证件号码或姓名栏里的出生日期不是同一天。",
      ),
    );
  if (event && !isBorn && event.on < birth)
    found.push(
      problem("event-before-birth", "event.on", `${EVENT_DAYS[event.kind]}早于出生日期。`),
    );
  if (kind === "newborn" && ageOn(birth, today) >= NEWBORN_UNDER)
    found.push(
      problem(
        "not-newborn",
        "person.birthDate",
        "这个人已经满2周岁，不能按新生儿办。",
        "请核对证件号码是不是孩子本人的；不是新生儿的，请办参保登记。",
      ),
    );
  if (details.person?.documentType === "birth-certificate" && ageOn(birth, today) >= CARD_AGE)
    found.push(
      problem(
        "certificate-of-grown-up",
        "person.documentType",
        "满16周岁的人不能凭出生医学证明办。",
        "请填本人的身份证号码。",
      ),
    );
  return found;
}

function aboutPermit(kind: RequestKind, { permit, hukou }: RequestDetails, today: string) {
  const found: RequestProblem[] = [];
  if (permit && permit.until < permit.issuedOn)
    found.push(problem("out-of-order", "permit.until", "居住证的有效期早于签发日期。"));
  else if (permit && permit.until < today)
    found.push(
      problem(
        "permit-expired",
        "permit.until",
        "这张居住证已经过期。",
        "请先换领新的居住证，再凭新证来办。",
      ),
    );
  if (kind === "permit" && hukou === "local")
    found.push(
      problem(
        "permit-local",
        "hukou",
        "户口在本地的人不用凭居住证参保。",
        "请改办参保登记，或核对户口所在地。",
      ),
    );
  return found;
}

function aboutStudent({ student }: RequestDetails, today: string): RequestProblem[] {
  const { enteredOn, graduatesOn } = student ?? {};
  if (graduatesOn === undefined) return [];
  if (enteredOn !== undefined && graduatesOn < enteredOn)
    return [problem("out-of-order", "student.graduatesOn", "毕业日期早于入学日期。")];
  return graduatesOn < today
    ? [
        problem(
          "graduated",
          "student.graduatesOn",
          "填写的毕业日期已经过了，不能按在校学生办。",
          "请核对日期；已经毕业的，请办参保登记。",
        ),
      ]
    : [];
}

function aboutChange(kind: RequestKind, { changes, person }: RequestDetails): RequestProblem[] {
  if (kind === "change" && changes && Object.keys(changes).length === 0)
    return [
      problem("nothing-to-change", "changes", "还没有填要改什么。", "请至少填一项要改的内容。"),
    ];
  if (kind === "number" && person && person.documentType !== "resident-id")
    return [
      problem(
        "needs-number",
        "person.documentType",
        "补登的应当是居民身份证号码。",
        "请按户口簿填写孩子的身份证号码。",
      ),
    ];
  return [];
}

/** R12: everything that is wrong or missing in what a request states, in the order of the form. */
export function problemsOf(
  kind: RequestKind,
  stated: Event,
  given: RequestDetails,
  today: string,
  about: About,
): RequestProblem[] {
  const { event, details } = wholeRequest(kind, about.year ?? Number(today.slice(0, 4)), {
    event: stated,
    details: given,
  });
  const absent = [...missing(kind, event, details, about), ...mismatch(kind, event)];
  const impossible = noSuchDays(event, details);
  // With a day that does not exist nothing can be compared.
  if (impossible.length > 0) return [...absent, ...impossible];
  return [
    ...absent,
    ...wrongPerson(details, today),
    ...inFuture(event, details, today),
    ...aboutBirth(kind, event, details, about, today),
    ...aboutPermit(kind, details, today),
    ...aboutStudent(details, today),
    ...aboutChange(kind, details),
  ];
}
