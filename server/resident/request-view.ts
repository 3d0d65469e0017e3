import type { RequestView } from "../../core/contracts";
import { asksOf, isOver, isSettled, nextOf, outcomeText } from "../../core/enrolment";
import { materialsOf, placeNames, requestById, stepsOf, type RequestRow, type Tx } from "../db";
import { AppError } from "../errors";
import {
  eventOf,
  materialViews,
  openBody,
  placesNamed,
  requestCard,
  requestSteps,
  statedRows,
  type RequestBody,
} from "../requests";
import { yearFileOf } from "./assess";
import { loadFamily, type Family, type Member } from "./members";
import type { Session } from "./session";

/** The caller's own request; refused alike whether the key is made up or somebody else's. */
export async function ownRequest(tx: Tx, requestId: string): Promise<RequestRow> {
  const row = await requestById(tx, requestId);
  if (!row)
    throw new AppError("not-found", "没有找到这份申请。", { todo: "请回到“我的申请”重新打开。" });
  return row;
}

/** The member whom a request is about, where the caller is still bound to them. */
export const memberOf = (family: Family, { personId }: RequestRow): Member | undefined =>
  personId === null ? undefined : family.members.find(({ file }) => file.person.id === personId);

/** Of whom it is about: as the member is named, or as the newcomer was stated. */
export const nameIn = (
  family: Family,
  row: RequestRow,
  { details }: Pick<RequestBody, "details">,
): string => memberOf(family, row)?.name ?? details.person?.name ?? "已经解除绑定的人";

/** A request as the resident follows it. */
export async function requestView(
  session: Session,
  tx: Tx,
  requestId: string,
): Promise<RequestView> {
  const { services, accountId } = session;
  const { vault } = services;
  const row = await ownRequest(tx, requestId);
  const body = openBody(vault, row);
  const family = await loadFamily(session, tx);
  const names = await placeNames(tx, [row.place, ...placesNamed(body.details)]);
  const placeName = (code: string) => names.get(code) ?? code;
  const steps = await stepsOf(tx, [row]);
  const materials = await materialsOf(tx, [row]);
  const now = services.now();
  const member = memberOf(family, row);
  const card = requestCard(row, body, {
    name: nameIn(family, row, body),
    placeName: placeName(row.place),
    now,
  });
  return {
    card,
    rows: statedRows(body.details, eventOf(row), { clear: false, placeName }),
    materials: materialViews(materials),
    wanted: body.wanted,
    steps: await requestSteps(tx, { vault, owner: `account:${accountId}` }, row, steps),
    next: nextOf({
      state: row.state,
      kind: row.kind,
      dueAt: card.dueAt,
      overdue: card.overdue,
      office: card.place.name,
      toPay: member !== undefined && !isSettled(yearFileOf(member, row.year).state),
    }),
    can: canDo(row, now),
    ...(canSupplement(row, now) && {
      asks: asksOf(row.kind, eventOf(row)?.kind, { member: row.personId !== null }),
    }),
    outcome: outcomeOf(row, member),
  };
}

/** A returned request can be supplemented until its day is over, even before the clock says that it has lapsed. */
export const canSupplement = ({ state, dueAt }: RequestRow, now: Date): boolean =>
  state === "returned" && (dueAt === null || now < dueAt);

function canDo(row: RequestRow, now: Date): RequestView["can"] {
  return [
    ...(canSupplement(row, now) ? ["supplement" as const] : []),
    ...(isOver(row.state) ? [] : ["withdraw" as const]),
  ];
}

function outcomeOf(row: RequestRow, member: Member | undefined): RequestView["outcome"] {
  if (row.state !== "completed") return null;
  const { kind, year, refundFen } = row;
  return {
    text: outcomeText(kind, year, refundFen),
    memberId: member?.binding.id ?? null,
    refundFen,
  };
}
