import type { StaffReply, StaffRequest } from "../../core/contracts";
import { togetherOf } from "../../core/enrolment";
import { inChinese, type PolicyBook } from "../../core/policy";
import { countTodos, deskPeople, pageOfTodos, type TodoKind, type TodoList, type Tx } from "../db";
import { policyBook } from "../policy";
import { cursorOf, readCursor } from "./cursor";
import { personCards } from "./person-card";
import { placesOf } from "./people-in-scope";
import { insistReach, type WorkerSession } from "./session";
import { DESK_ROLES } from "./sight";

type Reply = StaffReply<"todos">;

const MOST = 40;

/** In the order in which they are worked off: what stands against somebody's rights first, long lists last. */
const ORDER = [
  "two-claims",
  "came-back",
  "permit-ends",
  "no-number",
  "without-reason",
] as const satisfies readonly TodoKind[];

/** What is to be done for people of the worker's places, without anybody having asked. */
export function todos(
  session: WorkerSession,
  { place, cursor }: StaffRequest<"todos">,
): Promise<Reply> {
  if (place !== undefined) insistReach(session, DESK_ROLES, place);
  const from = readCursor(cursor);
  return session.run(async (tx) => {
    const book = await policyBook(session.services.db, tx);
    const places = place === undefined ? placesOf(session) : [place];
    const found: Reply["todos"] = [];
    let mark = from?.mark;
    const begin = Math.max(0, ORDER.indexOf((from?.part ?? ORDER[0]) as (typeof ORDER)[number]));
    for (const kind of ORDER.slice(begin)) {
      const wanted = MOST - found.length;
      const rows = await pageOfTodos(tx, kind, todoList(session, book, kind, places), {
        mark,
        most: wanted + 1,
      });
      const page = rows.slice(0, wanted);
      found.push(...(await shown(session, tx, kind, page)));
      const last = page.at(-1);
      if (rows.length > wanted)
        return { todos: found, next: cursorOf({ mark: last ?? NOWHERE, part: kind }) };
      mark = undefined;
    }
    return { todos: found, next: null };
  });
}

/** Before the first row: where a page is full at the end of a kind, the next kind begins from its beginning. */
const NOWHERE = { place: "", household: "", personId: "" };

/** How many there are, for the figure on the first page; counted no further than anybody works off in a day. */
export async function countOfTodos(session: WorkerSession, tx: Tx): Promise<number> {
  const places = placesOf(session);
  const book = await policyBook(session.services.db, tx);
  const short = ORDER.filter((kind) => kind !== "without-reason");
  return countTodos(tx, short, todoList(session, book, "came-back", places), 999);
}

function todoList(
  { today }: WorkerSession,
  book: PolicyBook,
  kind: TodoKind,
  places: readonly string[],
): TodoList {
  const seasons = places.map((place) => ({
    place,
    years: book.seasons(place, today).map(({ year }) => year),
  }));
  if (kind !== "without-reason")
    return { places, today, years: [...new Set(seasons.flatMap(({ years }) => years))] };
  // Only where the plan asks that all of a book enrol together (MC-03), for the year that is open first.
  const together = seasons.flatMap(({ place, years: [year] }) =>
    year !== undefined && togetherOf(book, place, year) ? [{ place, year }] : [],
  );
  const [year] = together.map((one) => one.year);
  return {
    places: together.flatMap((one) => (one.year === year ? [one.place] : [])),
    today,
    years: year === undefined ? [] : [year],
  };
}

async function shown(
  session: WorkerSession,
  tx: Tx,
  kind: TodoKind,
  page: Awaited<ReturnType<typeof pageOfTodos>>,
): Promise<Reply["todos"]> {
  const people = await deskPeople(tx, page);
  const cards = await personCards(session, tx, people);
  return page.flatMap((row) => {
    const person = cards[people.findIndex((one) => one.personId === row.personId)];
    return person ? [{ kind, text: textOf(kind, row.on), on: row.on, person }] : [];
  });
}

function textOf(kind: TodoKind, on: string | null): string {
  const day = on === null ? "" : inChinese(on);
  switch (kind) {
    case "two-claims":
      return "有两个微信都说自己是这个人，请核实。";
    case "came-back":
      return `预计${day}回来，还没有参保：请联系本人办理，或写明新的原因。`;
    case "permit-ends":
      return `居住证${day}到期：要续保的，请提醒换新证后重新申请。`;
    case "no-number":
      return `${day}出生，仍用出生医学证明登记：请提醒上户口后补登身份证号。`;
    case "without-reason":
      return "同一户口簿里有人参保，这个人没有参保也没有写原因。";
  }
}
