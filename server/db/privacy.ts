import { and, desc, eq, gt, inArray, isNull, like, lt, not, or, sql } from "drizzle-orm";
import type { Tx } from "./database";
import type { RequestRow } from "./requests";
import {
  account,
  binding,
  bindingTry,
  contactWay,
  declaration,
  faceCode,
  filingKey,
  leftOut,
  messageConsent,
  outbox,
  payOrder,
  personDocument,
  photoSlot,
  request,
  requestMaterial,
  requestStep,
  resident,
  schoolMember,
  staff,
  staffRole,
  voucher,
} from "./schema";
import type { VoucherRow } from "./vouchers";

/** What an OPENID becomes when its account is deleted: the next call of the phone makes a new one. */
const GONE = "gone:";

/** Holds the account until the transaction ends; nothing new can be written for it meanwhile. False where it is gone already. */
export async function letGoOfOpenid(tx: Tx, accountId: string): Promise<boolean> {
  const gone = await tx
    .update(account)
    .set({ openid: `${GONE}${accountId}` })
    .where(and(eq(account.id, accountId), not(like(account.openid, `${GONE}%`))))
    .returning({ id: account.id });
  return gone.length === 1;
}

/** What stands against deleting an account. */
export interface Obstacles {
  liveOrders: number;
  heldOrders: number;
  rolesHeld: number;
  /** Failed tries since an instant: a new account would begin to count anew. */
  failedTries: number;
}

export async function obstaclesTo(
  tx: Tx,
  { accountId, today, since }: { accountId: string; today: string; since: Date },
): Promise<Obstacles> {
  const orders = (states: readonly (typeof payOrder.$inferSelect)["state"][]) =>
    tx.$count(payOrder, and(eq(payOrder.accountId, accountId), inArray(payOrder.state, states)));
  const roles = await tx
    .select({ id: staffRole.id })
    .from(staffRole)
    .innerJoin(staff, eq(staff.id, staffRole.staffId))
    .where(
      and(
        eq(staff.accountId, accountId),
        isNull(staff.endedAt),
        isNull(staffRole.endedAt),
        or(isNull(staffRole.until), sql`${staffRole.until} >= ${today}`),
      ),
    );
  return {
    liveOrders: await orders(["created", "sending", "open", "closing"]),
    heldOrders: await orders(["held"]),
    rolesHeld: roles.length,
    failedTries: await tx.$count(
      bindingTry,
      and(
        eq(bindingTry.accountId, accountId),
        eq(bindingTry.worked, false),
        gt(bindingTry.at, since),
      ),
    ),
  };
}

/** Requests of an account: those under way, and how many were decided. */
export async function requestsToEnd(
  tx: Tx,
  accountId: string,
): Promise<{ live: string[]; decided: number }> {
  const of = (states: readonly (typeof request.$inferSelect)["state"][]) =>
    and(eq(request.accountId, accountId), inArray(request.state, states));
  const live = await tx
    .select({ id: request.id })
    .from(request)
    .where(of(["submitted", "in-hand", "returned"]))
    .orderBy(request.id);
  return {
    live: live.map(({ id }) => id),
    decided: await tx.$count(request, of(["completed", "refused"])),
  };
}

/** Takes what was stated out of requests that were never decided; that they were there, and how they went, stays. */
export async function emptyUndecided(tx: Tx, accountId: string): Promise<number> {
  const emptied = await tx
    .update(request)
    .set({ bodySealed: "" })
    .where(and(eq(request.accountId, accountId), inArray(request.state, ["withdrawn", "lapsed"])))
    .returning({ id: request.id });
  if (emptied.length > 0)
    await tx
      .update(requestStep)
      .set({ textSealed: null })
      .where(
        inArray(
          requestStep.requestId,
          emptied.map(({ id }) => id),
        ),
      );
  return emptied.length;
}

/** Everything that was only ever kept for this account. Tells how much there was. */
export async function dropOwn(
  tx: Tx,
  accountId: string,
): Promise<{ declarations: number; consents: number; messages: number }> {
  const owner = `account:${accountId}`;
  const own = tx.select({ id: binding.id }).from(binding).where(eq(binding.accountId, accountId));
  await tx.delete(faceCode).where(inArray(faceCode.bindingId, own));
  await tx.delete(binding).where(eq(binding.accountId, accountId));
  await tx.delete(filingKey).where(eq(filingKey.owner, owner));
  const declared = await tx.delete(declaration).where(eq(declaration.accountId, accountId));
  const agreed = await tx.delete(messageConsent).where(eq(messageConsent.accountId, accountId));
  const told = await tx.delete(outbox).where(eq(outbox.accountId, accountId));
  return {
    declarations: declared.rowCount ?? 0,
    consents: agreed.rowCount ?? 0,
    messages: told.rowCount ?? 0,
  };
}

// —— Photos that are to be taken down ————————————————————————————————————————————————————————————————

/** A photo, or a place for one that nothing came of. */
export type DuePhoto =
  | { kind: "material"; county: string; requestId: string; id: string; fileId: string }
  | { kind: "slot"; id: string; cloudPath: string };

/**
 * Photos whose time is over: of requests that ended before `endedBefore`, of accounts that were deleted, and what was put up before
 * `slotsBefore` and never used.
 */
export async function photosDue(
  tx: Tx,
  { endedBefore, slotsBefore, most }: { endedBefore: Date; slotsBefore: Date; most: number },
): Promise<DuePhoto[]> {
  const ended = tx
    .select({ one: sql`1` })
    .from(requestStep)
    .where(
      and(
        eq(requestStep.county, request.county),
        eq(requestStep.requestId, request.id),
        sql`${requestStep.at} >= ${endedBefore.toISOString()}::timestamptz`,
      ),
    );
  const materials = await tx
    .select({
      county: requestMaterial.county,
      requestId: requestMaterial.requestId,
      id: requestMaterial.id,
      fileId: requestMaterial.fileId,
    })
    .from(requestMaterial)
    .innerJoin(
      request,
      and(eq(request.county, requestMaterial.county), eq(request.id, requestMaterial.requestId)),
    )
    .leftJoin(account, eq(account.id, request.accountId))
    .where(
      and(
        isNull(requestMaterial.goneAt),
        inArray(request.state, ["completed", "refused", "withdrawn", "lapsed"]),
        or(like(account.openid, `${GONE}%`), sql`not exists (${ended})`),
      ),
    )
    .limit(most);
  const slots = await tx
    .select({ id: photoSlot.id, cloudPath: photoSlot.cloudPath })
    .from(photoSlot)
    .leftJoin(account, sql`${photoSlot.owner} = 'account:' || ${account.id}`)
    .where(
      and(
        isNull(photoSlot.usedAt),
        or(like(account.openid, `${GONE}%`), lt(photoSlot.expiresAt, slotsBefore)),
      ),
    )
    .limit(most);
  return [
    ...materials.map((row) => ({ kind: "material" as const, ...row })),
    ...slots.map((row) => ({ kind: "slot" as const, ...row })),
  ].slice(0, most);
}

/** Writes down that photos are gone; places that nothing came of are forgotten. */
export async function markGone(tx: Tx, photos: readonly DuePhoto[], at: Date): Promise<void> {
  for (const photo of photos) {
    if (photo.kind === "slot") await tx.delete(photoSlot).where(eq(photoSlot.id, photo.id));
    else
      await tx
        .update(requestMaterial)
        .set({ goneAt: at })
        .where(
          and(
            eq(requestMaterial.county, photo.county),
            eq(requestMaterial.requestId, photo.requestId),
            eq(requestMaterial.id, photo.id),
          ),
        );
  }
}

// —— What is kept about people ———————————————————————————————————————————————————————————————————————

/** What is kept about people beside their file; read as the system, for who is fully bound to them. */
export async function keptBeside(tx: Tx, ids: readonly string[]) {
  const wanted = [...ids];
  if (wanted.length === 0)
    return { addresses: [], contacts: [], schools: [], documents: [], leftOut: [] };
  return {
    addresses: await tx
      .select({
        county: resident.county,
        personId: resident.personId,
        addressSealed: resident.addressSealed,
        leftOn: resident.leftOn,
        leftWhy: resident.leftWhy,
      })
      .from(resident)
      .where(inArray(resident.personId, wanted)),
    contacts: await tx.select().from(contactWay).where(inArray(contactWay.personId, wanted)),
    schools: await tx.select().from(schoolMember).where(inArray(schoolMember.personId, wanted)),
    documents: await tx
      .select()
      .from(personDocument)
      .where(inArray(personDocument.personId, wanted)),
    leftOut: await tx.select().from(leftOut).where(inArray(leftOut.personId, wanted)),
  };
}
export type KeptBeside = Awaited<ReturnType<typeof keptBeside>>;

/** Messages to an account, sent or waiting, the oldest first. */
export async function messagesTo(
  tx: Tx,
  accountId: string,
): Promise<(typeof outbox.$inferSelect)[]> {
  return tx
    .select()
    .from(outbox)
    .where(eq(outbox.accountId, accountId))
    .orderBy(outbox.queuedAt, outbox.key);
}

/** Every request that an account filed, the newest first. */
export async function allRequestsOf(tx: Tx, accountId: string): Promise<RequestRow[]> {
  return tx
    .select()
    .from(request)
    .where(eq(request.accountId, accountId))
    .orderBy(desc(request.filedAt), desc(request.id));
}

/** Vouchers that an account paid for, whoever they are about. */
export async function vouchersPaidBy(tx: Tx, accountId: string): Promise<VoucherRow[]> {
  return tx.select().from(voucher).where(eq(voucher.accountId, accountId)).orderBy(voucher.number);
}

export async function accountMadeAt(tx: Tx, accountId: string): Promise<Date | undefined> {
  const [row] = await tx
    .select({ createdAt: account.createdAt })
    .from(account)
    .where(eq(account.id, accountId));
  return row?.createdAt;
}
