import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { instantOf } from "../../core/time";
import { actionInWords, staffOf, whoForResidents } from "../audit";
import { looksAt, placeNames, SYSTEM, workersBehind, type LookRow } from "../db";
import { AppError } from "../errors";
import { isFull, loadFamily, memberByKey, type Member } from "./members";
import type { Session } from "./session";

const YEARS_BACK = 2;
const MOST = 200;

type Look = ResidentReply<"lookers">["looks"][number];

/** Who looked at a person's file or changed it in the last two years: which office's worker, never who by name. */
export async function lookers(
  session: Session,
  { memberId }: ResidentRequest<"lookers">,
): Promise<ResidentReply<"lookers">> {
  const { member, rows } = await session.run(async (tx) => {
    const member = memberByKey(await loadFamily(session, tx), memberId);
    if (!isFull(member))
      throw new AppError("needs-confirmation", "确认身份以后，才能看谁查看过这份资料。", {
        path: "memberId",
        todo: "请先用登记的手机号确认身份，或带证件到村（社区）确认。",
      });
    const since = new Date(session.services.now());
    since.setUTCFullYear(since.getUTCFullYear() - YEARS_BACK);
    return {
      member,
      rows: await looksAt(tx, { personId: member.file.person.id, since, most: MOST }),
    };
  });
  return { looks: await looksInWords(session, member, rows) };
}

/** Lines of the trail as the resident reads them. */
export async function looksInWords(
  { services, accountId }: Session,
  member: Member,
  rows: readonly LookRow[],
): Promise<Look[]> {
  const ids = [...new Set(rows.flatMap(({ actor }) => staffOf(actor) ?? []))];
  const { roles, places } = await services.db.run(SYSTEM, async (tx) => {
    const { roles } = await workersBehind(tx, ids);
    return {
      roles,
      places: await placeNames(
        tx,
        roles.map(({ place }) => place),
      ),
    };
  });
  return rows.map((row) => {
    const { why } = row.detail;
    return {
      at: instantOf(row.at),
      who: whoForResidents(row, {
        own: accountId,
        roles,
        home: member.home.place,
        placeName: (code) => places.get(code) ?? code,
      }),
      what: actionInWords(row.action),
      ...(typeof why === "string" && { why }),
    };
  });
}
