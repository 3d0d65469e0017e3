import {
  barsOf,
  doorsOf,
  inChinese,
  ordinaryWindow,
  planErrands,
  type Door,
  type Facts,
  type PlanErrand,
  type Said,
} from "../policy";
import { carryOverBasis } from "./carry-over";
import type { Against, Finding, Matter } from "./judge";
import { EVENT_TITLES } from "./words";
import { isSettled } from "./year-graph";

/** Everything by which somebody comes into a year: a door of the plan must be open. */

const against = (code: Against["code"], text: string, cite: string, day?: string): Against => ({
  code,
  text,
  cite,
  day: day ?? null,
});

/** What stands in the register against it, whatever the day. */
function standsInRegister({ standing, asked, facts }: Matter): Against | null {
  // Of a newborn nothing is registered yet, whoever asks for it.
  if (!standing || standing.stopped || asked.kind === "newborn") return null;
  if (isSettled(standing.state))
    return against("stands-against", `${facts.year}年已经缴费参保，不用再办`, "");
  if (asked.kind === "moved-in" || asked.kind === "permit" || standing.state === "unregistered")
    return null;
  return against("stands-against", `${facts.year}年已经登记好了，不用再登记`, "");
}

/** Who was enrolled last year need not register while the door is open, where the plan says so. */
function countsAsRegistered({ standing, asked, facts, book }: Matter): Against | null {
  if (asked.kind !== "registration" || !standing || standing.stopped) return null;
  if (facts.enrolledLastYear !== true) return null;
  const basis = carryOverBasis(book, facts);
  return (
    basis &&
    against("stands-against", `上一年参加过的不用再登记，直接缴费就行（${basis.text}）`, basis.cite)
  );
}

/** Errands that tell where to go and what to bring for coming in. */
function errandsToEnter({ book, facts, asked }: Matter): PlanErrand[] {
  const all = planErrands(book, facts);
  const first = all.find((errand) => errand.first);
  const kinds = asked.kind === "permit" ? ["register", "enrol", "renew"] : ["register", "enrol"];
  const further = all.filter(
    (errand) =>
      !errand.first &&
      kinds.includes(errand.for) &&
      // What everybody is told about paying is no errand of registering.
      !(errand.general && errand.for === "enrol"),
  );
  return [...(first ? [first] : []), ...further];
}

/** Doors that an event opens: those that would not apply without it. */
function doorsOfEvent(matter: Matter, doors: readonly Door[]): Door[] {
  const others = doorsOf(matter.book, { ...matter.facts, event: null }).map(({ key }) => key);
  return doors.filter(({ key }) => !others.includes(key));
}

const isOpen = ({ state }: Door): boolean =>
  state === "open" || state === "paused" || state === "unknown";

/** The last day on which registering still leads somewhere: a day to pay on must be left. */
const lastDayOf = ({ closes, lastPayingDay }: Door): string | null =>
  lastPayingDay ?? closes ?? null;

/** Why none of the doors lets anybody in, and when one did or will. */
function shut(doors: readonly Door[], { book, facts }: Matter): Against {
  const coming = doors
    .filter(({ state, opens }) => state === "upcoming" && opens !== undefined)
    .sort((a, b) => (a.opens ?? "").localeCompare(b.opens ?? ""))[0];
  // Who waits for a window that staff open comes with everybody else.
  const waits = doors.some(({ state }) => state === "upcoming");
  const soon = coming ?? (waits ? ordinaryWindow(book, facts) : undefined);
  if (soon?.opens !== undefined && soon.opens > facts.on)
    return against(
      "not-open-yet",
      `${inChinese(soon.opens)}才开始办：${soon.says}`,
      soon.cite,
      soon.opens,
    );
  const last = doors
    .filter(({ closes }) => closes !== undefined)
    .sort((a, b) => (b.closes ?? "").localeCompare(a.closes ?? ""))[0];
  if (last?.closes)
    return against(
      "too-late",
      `${last.says}到${inChinese(lastDayOf(last) ?? last.closes)}为止，已经过了`,
      last.cite,
      lastDayOf(last) ?? last.closes,
    );
  return against("too-late", `${facts.year}年度已经结束`, doors[0]?.cite ?? "");
}

/** Who waits for a window of their own, which staff open, can register while or after the ordinary one is open. */
function waiting(matter: Matter, doors: readonly Door[]): Door | undefined {
  const own = doors.find(({ state, opens }) => state === "upcoming" && opens === undefined);
  const { opens } = ordinaryWindow(matter.book, matter.facts) ?? {};
  return own && opens !== undefined && matter.facts.on >= opens ? own : undefined;
}

type Way = { door: Door; by: string | null } | (Against & { unheardOf?: true });

function throughDoors(matter: Matter, doors: readonly Door[]): Way {
  const door = doors.find(isOpen) ?? waiting(matter, doors);
  if (door) return { door, by: lastDayOf(door) };
  return shut(doors, matter);
}

/** A newborn comes in by its own door; while that waits for the year to begin, it registers by any other. */
function asNewborn(matter: Matter): Way {
  const doors = doorsOf(matter.book, matter.facts);
  const own = doorsOfEvent(matter, doors);
  const now = own.find(isOpen);
  if (now) return { door: now, by: lastDayOf(now) };
  const soon = own.find(({ state, closes }) => state === "upcoming" && closes !== undefined);
  const inTime = soon?.closes !== undefined && matter.facts.on <= soon.closes;
  if (inTime && doors.some(isOpen)) return { door: soon, by: lastDayOf(soon) };
  return throughDoors(matter, doors);
}

/** Coming in during the year needs a door of its own: the event's, or that of a class. */
function inTheYear(matter: Matter): Way {
  const { book, facts, asked } = matter;
  const doors = doorsOf(book, facts);
  const special = doors.filter(({ main }) => !main);
  if (doorsOfEvent(matter, special).length > 0) {
    const way = throughDoors(matter, special);
    if (!("code" in way) || way.code !== "not-open-yet") return way;
    const ordinary = doors.find((door) => door.main && isOpen(door));
    return ordinary ? { ...way, text: `${way.text}；现在可以直接办参保登记` } : way;
  }
  const event = asked.event ? EVENT_TITLES[asked.event.kind] : "这种情况";
  const open = doors.find(isOpen);
  if (open)
    return {
      ...against(
        "stands-against",
        `方案没有为“${event}”单列中途参保；现在办参保登记就行：${open.says}`,
        open.cite,
      ),
      unheardOf: true,
    };
  const why = shut(doors, matter);
  const window = ordinaryWindow(book, facts);
  const cite = why.cite || (window?.cite ?? "");
  const text = `方案列的中途参保里没有“${event}”这一种；${why.text}`;
  return { ...why, cite, text, unheardOf: true };
}

const NO_PLAN: Finding = {
  says: "这一年的方案还没有收录",
  cite: "",
  by: null,
  against: against("not-open-yet", "这一年的方案还没有公布或收录，暂时不能办", ""),
  papers: [],
  proof: false,
};

/** What the plan says of it: an own door's words go before the errand's, and what else has to be known follows. */
function sayOf(door: Door | undefined, errands: readonly PlanErrand[], matter: Matter): Said {
  const own = errands.find(({ over }) => !over) ?? errands[0];
  const special = door !== undefined && !door.main;
  const head = special || !own ? door : own;
  const said: Said[] = head ? [{ text: head.says, cite: head.cite }] : [];
  const past = special ? causedBy(matter, errands).find(({ over }) => over) : undefined;
  if (past?.by) said.push({ text: `原来的期限是${inChinese(past.by)}，已经过了`, cite: past.cite });
  if (door?.decide)
    said.push({ text: `${door.decide}，请问${door.ask ?? "当地医保部门"}`, cite: door.cite });
  if (door?.owes && matter.asked.kind === "newborn") said.push(door.owes);
  return joined(said, "；");
}

/** Several sentences as one, with each clause once. */
function joined(said: readonly Said[], between: string): Said {
  const cites = [...new Set(said.map(({ cite }) => cite).filter((cite) => cite !== ""))];
  return { text: said.map(({ text }) => text).join("；"), cite: cites.join(between) };
}

function wayFor(matter: Matter): Way {
  const { kind } = matter.asked;
  if (kind === "midyear") return inTheYear(matter);
  if (kind === "newborn") return asNewborn(matter);
  return throughDoors(matter, doorsOf(matter.book, matter.facts));
}

/** R8: whether somebody can come in, by which door, until when and with what. */
export function entering(matter: Matter): Finding {
  const { book, facts } = matter;
  if (!book.planOf(facts.place, facts.year)) return NO_PLAN;
  const errands = errandsToEnter(matter);
  const way = wayFor(matter);
  const door = "code" in way ? undefined : way.door;
  const bar = barsOf(book, facts);
  const { text, cite } = joined(bar, "、");
  const barred = bar.length > 0 ? against("stands-against", text, cite) : null;
  const shutOut = "code" in way ? lateByClause(way, errands) : null;
  const why = standsInRegister(matter) ?? barred ?? shutOut ?? countsAsRegistered(matter);
  const told = sayOf(door, errands, matter);
  const ordinary = ordinaryWindow(book, facts);
  return {
    says: told.text || (ordinary?.says ?? ""),
    cite: told.cite || (why?.cite ?? ordinary?.cite ?? ""),
    where: errands.find(({ where }) => where !== undefined)?.where,
    by: "code" in way ? null : way.by,
    against: why,
    papers: papersOf(matter, errands),
    proof: ownPapers(matter, errands).length === 0,
    unheardOf: "code" in way ? way.unheardOf : undefined,
  };
}

/** Where the plan names the day for registering itself, that clause is the one that refuses. */
function lateByClause(way: Against, errands: readonly PlanErrand[]): Against {
  const named = errands.find(({ over, by }) => over && by === way.day);
  return way.code === "too-late" && named ? { ...way, cite: named.cite } : way;
}

/** Facts without what the request is about: what the plan still says then is said to everybody. */
function withoutCause({ facts, asked }: Matter): Facts {
  const event = asked.event?.kind;
  const bare: Facts = { ...facts, event: null };
  if (event === "unemployed") return { ...bare, employeeInsurance: null };
  if (event === "permit-issued" || asked.kind === "permit")
    return { ...bare, residencePermit: null };
  if (asked.kind === "student") return { ...bare, student: null };
  return bare;
}

/** The plan's errands that only the cause brings about. */
function causedBy(matter: Matter, errands: readonly PlanErrand[]): readonly PlanErrand[] {
  if (matter.asked.kind === "registration" && !matter.asked.event) return errands;
  const others = planErrands(matter.book, withoutCause(matter)).map(
    ({ key, for: kind }) => kind + key,
  );
  return errands.filter(({ key, for: kind }) => !others.includes(kind + key));
}

const ownPapers = (matter: Matter, errands: readonly PlanErrand[]): readonly PlanErrand[] =>
  causedBy(matter, errands).filter(({ bring }) => bring.length > 0);

/** A newborn has no papers of grown-ups: where the plan names a newborn's own, these are all. */
function papersOf(matter: Matter, errands: readonly PlanErrand[]): readonly PlanErrand[] {
  const own = matter.asked.kind === "newborn" ? ownPapers(matter, errands) : [];
  return own.length > 0 ? own : errands;
}
