import type { StaffReply, StaffRequest } from "../../core/contracts";
import { tidyName } from "../../core/people";
import { instantOf } from "../../core/time";
import {
  contactsOf,
  contactsOfAll,
  deskPeople,
  dropContactWay,
  pageOfAway,
  saveContactWay,
  type ContactRow,
} from "../db";
import { AppError } from "../errors";
import { sealContext } from "../privacy";
import { cursorOf, pageOf, readCursor } from "./cursor";
import { personCards } from "./person-card";
import { ownPerson } from "./people-in-scope";
import { insistReach, type WorkerSession } from "./session";
import { DESK_ROLES } from "./sight";

const MOST = 50;

/** Those away from home, with how to reach them, in full (MC-24): that is what the list is for. The look is on record. */
export function away(
  session: WorkerSession,
  { place, cursor }: StaffRequest<"away">,
): Promise<StaffReply<"away">> {
  insistReach(session, DESK_ROLES, place);
  const from = readCursor(cursor);
  return session.run(async (tx) => {
    const { today } = session;
    const rows = await pageOfAway(tx, { place, today }, { mark: from?.mark, most: MOST + 1 });
    const { page, last } = pageOf(rows, MOST);
    const shown = await deskPeople(tx, page);
    const cards = await personCards(session, tx, shown);
    const contacts = await contactsOfAll(tx, page);
    await session.trace(tx, {
      action: "look-at-away",
      subject: place,
      county: place.slice(0, 6),
      detail: { place, people: shown.length },
    });
    return {
      people: cards.map((card) => ({
        card,
        contacts: contacts
          .filter(({ personId }) => personId === card.personId)
          .map((row) => contactShown(session, row)),
      })),
      next: last ? cursorOf({ mark: last }) : null,
    };
  });
}

function contactShown({ services: { vault } }: WorkerSession, row: ContactRow) {
  const { county, personId, kind, valueSealed, awayPlace, savedAt } = row;
  return {
    kind,
    value: vault.open(valueSealed, sealContext.contact(county, personId, kind)),
    awayPlace,
    savedAt: instantOf(savedAt),
  };
}

const isPhone = (kind: ContactRow["kind"]): boolean => kind === "phone" || kind === "sms";

/** Keeps one way of a kind to reach somebody; an empty value takes it away. */
export function saveContact(
  session: WorkerSession,
  { personId, kind, value, awayPlace }: StaffRequest<"saveContact">,
): Promise<StaffReply<"saveContact">> {
  const tidy = value.trim();
  if (tidy !== "" && isPhone(kind) && !/^1\d{10}$/.test(tidy))
    throw new AppError("bad-request", "手机号是11位数字，1开头。", { path: "value" });
  const { vault, now } = session.services;
  return session.run(async (tx) => {
    const { county } = await ownPerson(session, tx, personId);
    const rows = await contactsOf(tx, { county, personId });
    const before = rows.find((row) => row.kind === kind);
    const context = sealContext.contact(county, personId, kind);
    const where = awayPlace?.trim();
    if (tidy === "") await dropContactWay(tx, { county, personId, kind });
    else
      await saveContactWay(tx, {
        county,
        personId,
        kind,
        valueSealed: vault.seal(tidy, context),
        awayPlace: where ? tidyName(where) : null,
        savedBy: `staff:${session.worker?.row.id ?? ""}`,
        savedAt: now(),
      });
    await session.trace(tx, {
      action: "save-contact",
      subject: personId,
      county,
      personId,
      detail: { kind, gone: tidy === "" ? 1 : 0 },
      before: { 联系方式: before ? vault.open(before.valueSealed, context) : null },
      after: { 联系方式: tidy === "" ? null : tidy },
    });
    return {};
  });
}
