import { and, asc, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Tx } from "./database";
import type { RequestRow } from "./requests";
import { binding, classHolding, contactWay, faceCode, leftOut, request } from "./schema";

export type ClassHoldingRow = typeof classHolding.$inferSelect;
export type ContactRow = typeof contactWay.$inferSelect;
export type LeftOutRow = typeof leftOut.$inferSelect;
export type BindingSeen = typeof binding.$inferSelect;

type InRegister = { county: string; personId: string };

/** Classes held in a county, of those that the worker may see. */
export async function classesOf(
  tx: Tx,
  { county, personId }: InRegister,
): Promise<ClassHoldingRow[]> {
  return tx
    .select()
    .from(classHolding)
    .where(and(eq(classHolding.county, county), eq(classHolding.personId, personId)))
    .orderBy(asc(classHolding.category), asc(classHolding.department));
}

/** Ways to reach a person. */
export async function contactsOf(tx: Tx, { county, personId }: InRegister): Promise<ContactRow[]> {
  return tx
    .select()
    .from(contactWay)
    .where(and(eq(contactWay.county, county), eq(contactWay.personId, personId)))
    .orderBy(asc(contactWay.kind));
}

/** Ways to reach several people. */
export async function contactsOfAll(tx: Tx, people: readonly InRegister[]): Promise<ContactRow[]> {
  if (people.length === 0) return [];
  return tx
    .select()
    .from(contactWay)
    .where(
      and(
        inArray(contactWay.county, [...new Set(people.map(({ county }) => county))]),
        inArray(
          contactWay.personId,
          people.map(({ personId }) => personId),
        ),
      ),
    )
    .orderBy(asc(contactWay.kind));
}

/** One way of a kind; saved again, it is replaced. */
export async function saveContactWay(tx: Tx, row: ContactRow): Promise<void> {
  const { county, personId, kind, ...said } = row;
  await tx
    .insert(contactWay)
    .values({ county, personId, kind, ...said })
    .onConflictDoUpdate({
      target: [contactWay.county, contactWay.personId, contactWay.kind],
      set: said,
    });
}

export async function dropContactWay(
  tx: Tx,
  { county, personId, kind }: Pick<ContactRow, "county" | "personId" | "kind">,
): Promise<boolean> {
  const gone = await tx
    .delete(contactWay)
    .where(
      and(
        eq(contactWay.county, county),
        eq(contactWay.personId, personId),
        eq(contactWay.kind, kind),
      ),
    )
    .returning({ kind: contactWay.kind });
  return gone.length > 0;
}

/** Why a person is left out of a year. */
export async function leftOutRow(
  tx: Tx,
  { county, personId }: InRegister,
  year: number,
): Promise<LeftOutRow | undefined> {
  const [row] = await tx
    .select()
    .from(leftOut)
    .where(and(eq(leftOut.county, county), eq(leftOut.year, year), eq(leftOut.personId, personId)));
  return row;
}

/** Live bindings to a person whom the worker sees. */
export async function bindingsTo(tx: Tx, personId: string): Promise<BindingSeen[]> {
  return tx
    .select()
    .from(binding)
    .where(and(eq(binding.personId, personId), isNull(binding.endedAt)))
    .orderBy(asc(binding.boundAt), asc(binding.id));
}

/** Why people of a list are left out of a year, by person. */
export async function leftOutAmong(
  tx: Tx,
  people: readonly InRegister[],
  year: number,
): Promise<Map<string, LeftOutRow>> {
  if (people.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(leftOut)
    .where(
      and(
        inArray(leftOut.county, [...new Set(people.map(({ county }) => county))]),
        eq(leftOut.year, year),
        inArray(
          leftOut.personId,
          people.map(({ personId }) => personId),
        ),
      ),
    );
  return new Map(rows.map((row) => [row.personId, row]));
}

export async function bindingById(tx: Tx, id: string): Promise<BindingSeen | undefined> {
  const [row] = await tx.select().from(binding).where(eq(binding.id, id));
  return row;
}

/** Codes that can still be used to confirm a binding to a person. */
export async function faceCodesOf(
  tx: Tx,
  personId: string,
  now: Date,
): Promise<{ bindingId: string; codeHash: string }[]> {
  return tx
    .select({ bindingId: faceCode.bindingId, codeHash: faceCode.codeHash })
    .from(faceCode)
    .where(
      and(eq(faceCode.personId, personId), isNull(faceCode.usedAt), gt(faceCode.expiresAt, now)),
    );
}

/** Uses a code up; false where somebody was faster. */
export async function useFaceCode(tx: Tx, bindingId: string, at: Date): Promise<boolean> {
  const used = await tx
    .update(faceCode)
    .set({ usedAt: at })
    .where(and(eq(faceCode.bindingId, bindingId), isNull(faceCode.usedAt)))
    .returning({ id: faceCode.bindingId });
  return used.length > 0;
}

/** More than anybody files in a life. */
const MOST_REQUESTS = 50;

/** Requests about a person that the worker may see, the newest first. */
export async function requestsAbout(tx: Tx, personId: string): Promise<RequestRow[]> {
  return tx
    .select()
    .from(request)
    .where(eq(request.personId, personId))
    .orderBy(desc(request.filedAt), desc(request.id))
    .limit(MOST_REQUESTS);
}
