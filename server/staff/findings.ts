import type { FindingView, StaffReply, StaffRequest } from "../../core/contracts";
import {
  bindingsTo,
  countFindings,
  deskPeople,
  deskPeopleById,
  pageOfFindings,
  placeNames,
  type FindingRow,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { pageOf } from "./cursor";
import { findingView, otherCounties } from "./finding-view";
import { lookAtPeople, personCard } from "./person-card";
import type { WorkerSession } from "./session";

const MOST = 30;
const ROLES = ["town", "bureau", "auditor"];

/** What was found in the worker's places and waits to be settled, or was settled. */
export function findings(
  session: WorkerSession,
  { show, kind, cursor }: StaffRequest<"findings">,
): Promise<StaffReply<"findings">> {
  const counties = [
    ...new Set(
      session.worker?.roles
        .filter(({ role }) => ROLES.includes(role))
        .map(({ place }) => place.slice(0, 6)),
    ),
  ];
  const list = { counties, state: show, kind };
  const mark = readMark(cursor);
  return session.run(async (tx) => {
    const rows = await pageOfFindings(tx, list, { mark, most: MOST + 1 });
    const { page, last } = pageOf(rows, MOST);
    return {
      findings: await findingViews(session, tx, page),
      next: last ? `${last.foundAt.getTime()}-${last.id}` : null,
      total: await countFindings(tx, list),
    };
  });
}

function readMark(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (cursor === undefined || cursor === "") return undefined;
  const match = /^(\d{10,14})-([0-9A-Z]{26})$/.exec(cursor);
  if (!match)
    throw new AppError("bad-request", "翻页的位置不对，请从第一页重新看。", { path: "cursor" });
  return { at: new Date(Number(match[1])), id: match[2] ?? "" };
}

/** Findings with whom they are about; of somebody who is in the register no more, none is shown. */
export async function findingViews(
  session: WorkerSession,
  tx: Tx,
  rows: readonly FindingRow[],
): Promise<FindingView[]> {
  const here = await deskPeople(tx, rows);
  // Whoever moved within the county, or was merged meanwhile, is still found by the key.
  const missing = rows.filter((row) => !here.some(({ personId }) => personId === row.personId));
  const people = [
    ...here,
    ...(await deskPeopleById(
      tx,
      missing.map(({ personId }) => personId),
    )),
  ];
  const matter = await lookAtPeople(session, tx, people);
  const names = await placeNames(tx, [...new Set(rows.flatMap(otherCounties))]);
  const views: FindingView[] = [];
  for (const row of rows) {
    const one =
      people.find(({ personId, county }) => personId === row.personId && county === row.county) ??
      people.find(({ personId }) => personId === row.personId);
    if (!one) continue;
    const bindings =
      row.kind === "two-claims" && row.state === "open" ? await bindingsTo(tx, row.personId) : [];
    views.push(
      findingView(session, row, {
        person: personCard(session, matter, one, { ...(row.year !== null && { year: row.year }) }),
        book: matter.book,
        names,
        bindings,
      }),
    );
  }
  return views;
}
