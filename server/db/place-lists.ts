import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "./database";

/** Which people of a place a list shows, by where their year stands. */
export type Shown =
  "all" | "unpaid" | "unregistered" | "registered-unpaid" | "without-reason" | "left-out";

/** Where a list goes on: the last one of the page before. */
export interface ListMark {
  place: string;
  household: string;
  personId: string;
}

export type ListKey = ListMark & { county: string };

export interface PlaceList {
  place: string;
  year: number;
  show: Shown;
  today: string;
}

/**
 * A place and all under it as one stretch of the index `resident_list`: codes of places below begin with the place's own. Written with
 * plain comparisons, because nothing else is let through to the index under row security.
 */
const inPlace = (place: string): SQL => sql`
  r.place collate "C" >= ${place} and r.place collate "C" < ${`${place}~`}`;

/** Those who live here today: not the dead, and not those who have moved away. */
const livesHere = (today: string): SQL => sql`(r.left_on is null or r.left_on >= ${today})`;

const YEAR_OF = (year: number): SQL => sql`
  select 1 from enrolment e where e.county = r.county and e.year = ${year} and e.person_id = r.person_id`;
const SETTLED = sql`e.state in ('paid', 'in-treasury', 'confirmed')`;
const STOPPED = sql`e.stopped_on is not null`;
const ENROLLED = sql`(e.registered or ${SETTLED}) and not ${STOPPED}`;

/** A reason that was given, and has not come to its end (MC-03). */
const LEFT_OUT = (year: number, today: string): SQL => sql`
  exists (select 1 from left_out l where l.county = r.county and l.year = ${year} and l.person_id = r.person_id
    and (l.until is null or l.until > ${today}))`;

/** Somebody of the same household book is enrolled. */
const OTHERS_ENROLLED = (year: number): SQL => sql`
  exists (select 1 from resident o join enrolment e on e.county = o.county and e.person_id = o.person_id
    where o.county = r.county and o.household = r.household and o.person_id <> r.person_id
      and e.year = ${year} and ${ENROLLED})`;

function showing({ show, year, today }: PlaceList): SQL {
  switch (show) {
    case "all":
      return sql`true`;
    case "unpaid":
      return sql`not exists (${YEAR_OF(year)} and (${SETTLED} or ${STOPPED}))`;
    case "unregistered":
      return sql`not exists (${YEAR_OF(year)} and (e.registered or ${SETTLED} or ${STOPPED}))`;
    case "registered-unpaid":
      return sql`exists (${YEAR_OF(year)} and e.registered and not ${SETTLED} and not ${STOPPED})`;
    case "left-out":
      return LEFT_OUT(year, today);
    case "without-reason":
      return sql`not exists (${YEAR_OF(year)} and ${ENROLLED}) and not ${LEFT_OUT(year, today)}
        and ${OTHERS_ENROLLED(year)}`;
  }
}

const after = (mark: ListMark | undefined): SQL =>
  mark
    ? sql`and (r.place collate "C", r.household collate "C", r.person_id)
        > (${mark.place}, ${mark.household}, ${mark.personId})`
    : sql``;

const IN_ORDER = sql`r.place collate "C", r.household collate "C", r.person_id`;

/** One page, household by household; the next one begins after its last row. */
export async function pageOfPlace(
  tx: Tx,
  list: PlaceList,
  { mark, most }: { mark: ListMark | undefined; most: number },
): Promise<ListKey[]> {
  const { rows } = await tx.execute<Record<string, string>>(sql`
    select r.county, r.place, r.household, r.person_id from resident r
    where ${inPlace(list.place)} and ${livesHere(list.today)} and ${showing(list)} ${after(mark)}
    order by ${IN_ORDER} limit ${most}`);
  return rows.map(keyOf);
}

const keyOf = (row: Record<string, string>): ListKey => ({
  county: row["county"] ?? "",
  place: row["place"] ?? "",
  household: row["household"] ?? "",
  personId: row["person_id"] ?? "",
});

export async function countOfPlace(tx: Tx, list: PlaceList): Promise<number> {
  const { rows } = await tx.execute<{ n: string }>(sql`
    select count(*) as n from resident r
    where ${inPlace(list.place)} and ${livesHere(list.today)} and ${showing(list)}`);
  return Number(rows[0]?.n ?? 0);
}

/** Those of a place for whom a way to reach them away from home is known (MC-24). */
export async function pageOfAway(
  tx: Tx,
  { place, today }: Pick<PlaceList, "place" | "today">,
  { mark, most }: { mark: ListMark | undefined; most: number },
): Promise<ListKey[]> {
  const { rows } = await tx.execute<Record<string, string>>(sql`
    select r.county, r.place, r.household, r.person_id from resident r
    where ${inPlace(place)} and ${livesHere(today)} ${after(mark)}
      and exists (select 1 from contact_way c where c.county = r.county and c.person_id = r.person_id)
    order by ${IN_ORDER} limit ${most}`);
  return rows.map(keyOf);
}

// —— What is to be done ——————————————————————————————————————————————————————————————————————————————

/** One to-do: of whom, and the day it is about. */
export interface Todo extends ListKey {
  on: string | null;
}

export interface TodoList {
  /** Places of the worker, none of them under another one. */
  places: readonly string[];
  today: string;
  /** Of the coverage years that are asked about. */
  years: readonly number[];
}

type TodoSource = (list: TodoList) => SQL;

const anywhereIn = (places: readonly string[]): SQL =>
  sql`(${sql.join(
    places.map((place) => sql`(${inPlace(place)})`),
    sql` or `,
  )})`;

const yearsIn = (years: readonly number[]): SQL =>
  sql.join(
    years.map((year) => sql`${year}`),
    sql`, `,
  );

const ROW = sql`r.county, r.place, r.household, r.person_id`;

/** From the day on which a soldier or a prisoner is expected back, until they are enrolled or there is another reason. */
const CAME_BACK: TodoSource = ({ places, today, years }) => sql`
  select ${ROW}, l.until::text as day from left_out l
  join resident r on r.county = l.county and r.person_id = l.person_id
  where l.until <= ${today} and l.year in (${yearsIn(years)}) and ${anywhereIn(places)} and ${livesHere(today)}
    and not exists (select 1 from enrolment e where e.county = r.county and e.year = l.year
      and e.person_id = r.person_id and ${ENROLLED})`;

/** Residence permits that run out within sixty days. */
const PERMIT_ENDS: TodoSource = ({ places, today }) => sql`
  select ${ROW}, r.permit_until as day from resident r
  where r.permit_until >= ${today} and r.permit_until <= (${today}::date + 60)::text
    and ${anywhereIn(places)} and ${livesHere(today)}`;

/** Children who have been known by their birth certificate alone for more than ninety days. */
const NO_NUMBER: TodoSource = ({ places, today }) => sql`
  select ${ROW}, p.birth_date::text as day from person p join resident r on r.person_id = p.id
  where p.document_type = 'birth-certificate' and p.birth_date < ${today}::date - 90 and p.merged_into is null
    and ${anywhereIn(places)} and ${livesHere(today)}`;

/** Of a household that is enrolled in part, those with neither enrolment nor reason (MC-03). */
const WITHOUT_REASON: TodoSource = ({ places, today, years }) => {
  const [year = 0] = years;
  return sql`
    select ${ROW}, null as day from resident r
    where ${anywhereIn(places)} and ${livesHere(today)} and ${showing({ show: "without-reason", year, today, place: "" })}`;
};

/** Two accounts that say they are the same person. */
const TWO_CLAIMS: TodoSource = ({ places, today }) => sql`
  select distinct ${ROW}, null as day from finding f
  join resident r on r.county = f.county and r.person_id = f.person_id
  where f.kind = 'two-claims' and f.state = 'open' and ${anywhereIn(places)} and ${livesHere(today)}`;

const TODO_SOURCES = {
  "two-claims": TWO_CLAIMS,
  "came-back": CAME_BACK,
  "permit-ends": PERMIT_ENDS,
  "no-number": NO_NUMBER,
  "without-reason": WITHOUT_REASON,
} satisfies Record<string, TodoSource>;

export type TodoKind = keyof typeof TODO_SOURCES;

/** To-dos of one kind, in the order of the lists by place. */
export async function pageOfTodos(
  tx: Tx,
  kind: TodoKind,
  list: TodoList,
  { mark, most }: { mark: ListMark | undefined; most: number },
): Promise<Todo[]> {
  if (list.places.length === 0 || list.years.length === 0) return [];
  const { rows } = await tx.execute<Record<string, string> & { day: string | null }>(sql`
    select * from (${TODO_SOURCES[kind](list)}) r
    where true ${after(mark)} order by ${IN_ORDER} limit ${most}`);
  return rows.map((row) => ({ ...keyOf(row), on: row.day }));
}

/** How many to-dos there are, no further than `most`: enough for a figure on the first page. */
export async function countTodos(
  tx: Tx,
  kinds: readonly TodoKind[],
  list: TodoList,
  most: number,
): Promise<number> {
  if (list.places.length === 0 || list.years.length === 0) return 0;
  let found = 0;
  for (const kind of kinds) {
    const { rows } = await tx.execute<{ n: string }>(sql`
      select count(*) as n from (select 1 from (${TODO_SOURCES[kind](list)}) t limit ${most - found}) counted`);
    found += Number(rows[0]?.n ?? 0);
    if (found >= most) return most;
  }
  return found;
}
