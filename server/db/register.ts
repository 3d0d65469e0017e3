import { and, eq, notInArray } from "drizzle-orm";
import type { Tx } from "./database";
import { classHolding, enrolment, person, resident } from "./schema";

export type NewPerson = typeof person.$inferInsert;

/** Finds the person by the look-up hash, or makes one; tells the key. Same hash at once: they take turns. */
export async function savePerson(tx: Tx, found: NewPerson): Promise<string> {
  const [made] = await tx
    .insert(person)
    .values(found)
    .onConflictDoNothing({ target: person.lookupHash })
    .returning({ id: person.id });
  if (made) return made.id;
  const [known] = await tx
    .select({ id: person.id })
    .from(person)
    .where(eq(person.lookupHash, found.lookupHash))
    .for("update");
  if (!known) throw new Error("a person vanished while being looked up");
  return known.id;
}

type PersonChanges = Pick<
  NewPerson,
  "numberSealed" | "nameSealed" | "nameHash" | "birthDate" | "sex" | "updatedAt"
> & {
  phoneSealed?: string;
};

/** A phone that a register leaves out is kept. */
export async function updatePerson(tx: Tx, id: string, changes: PersonChanges): Promise<void> {
  await tx.update(person).set(changes).where(eq(person.id, id));
}

export async function saveResident(tx: Tx, row: typeof resident.$inferInsert): Promise<void> {
  const { county, personId, ...said } = row;
  await tx
    .insert(resident)
    .values({ county, personId, ...said })
    .onConflictDoUpdate({ target: [resident.county, resident.personId], set: said });
}

export type NewClass = typeof classHolding.$inferInsert;

/** A register names all classes of a person: those it leaves out are held no longer. */
export async function replaceClasses(
  tx: Tx,
  { county, personId }: { county: string; personId: string },
  rows: readonly NewClass[],
): Promise<void> {
  const own = and(eq(classHolding.county, county), eq(classHolding.personId, personId));
  const kept = rows.map(({ category }) => category);
  await tx
    .delete(classHolding)
    .where(kept.length > 0 ? and(own, notInArray(classHolding.category, kept)) : own);
  for (const { fromDay = null, toDay = null, listedAt, ...key } of rows) {
    await tx
      .insert(classHolding)
      .values({ ...key, fromDay, toDay, listedAt })
      .onConflictDoUpdate({
        target: [
          classHolding.county,
          classHolding.personId,
          classHolding.category,
          classHolding.department,
        ],
        set: { fromDay, toDay, listedAt },
      });
  }
}

/**
 * What a register says of a year: registered, or paid elsewhere. It never takes back what we know better; `busy` where a
 * bill of ours is open, because then money may be on its way.
 */
export async function listYear(
  tx: Tx,
  key: { county: string; year: number; personId: string },
  said: "registered" | "paid",
): Promise<"written" | "known" | "busy"> {
  const row =
    said === "paid"
      ? ({ state: "paid", channel: "elsewhere" } as const)
      : ({ state: "registered", registered: true } as const);
  const made = await tx
    .insert(enrolment)
    .values({ ...key, ...row })
    .onConflictDoNothing()
    .returning({ year: enrolment.year });
  if (made.length > 0) return "written";
  const mine = and(
    eq(enrolment.county, key.county),
    eq(enrolment.year, key.year),
    eq(enrolment.personId, key.personId),
  );
  const [known] = await tx
    .select({ state: enrolment.state })
    .from(enrolment)
    .where(mine)
    .for("update");
  if (said === "registered") await tx.update(enrolment).set({ registered: true }).where(mine);
  if (known?.state === "billed") return said === "paid" ? "busy" : "known";
  const moves =
    known?.state === "unregistered" || (said === "paid" && known?.state === "registered");
  if (!moves) return "known";
  await tx.update(enrolment).set(row).where(mine);
  return "written";
}
