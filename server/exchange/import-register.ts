import { checkRow, type PersonRead, type RegisterRow } from "../../core/people";
import { dayOf } from "../../core/time";
import type { StoreServices } from "../context";
import {
  leaveTrace,
  listYear,
  replaceClasses,
  savePerson,
  saveResident,
  SYSTEM,
  updatePerson,
  type Tx,
} from "../db";
import { noteFindings } from "../findings";
import { newKey } from "../ids";
import { documentHash } from "../keys";
import { sealContext } from "../privacy";
import type { BadLine, ImportReport } from "./report";

/** Rows of one transaction: small enough to be quick, large enough not to be slow. */
const BATCH = 200;

interface CheckedRow {
  line: number;
  row: RegisterRow;
  person: PersonRead;
}

interface FindableRow extends CheckedRow {
  lookupHash: string;
}

/**
 * Takes over a register: people, where they live, classes, and the years that were registered or paid elsewhere. Sound
 * rows are taken, bad ones are reported by line; the same register again changes nothing. `rows` count from line 1.
 */
export async function importRegister(
  services: StoreServices,
  rows: readonly unknown[],
): Promise<ImportReport> {
  const today = dayOf(services.now());
  const bad: BadLine[] = [];
  const sound: CheckedRow[] = [];
  rows.forEach((raw, index) => {
    const check = checkRow(raw, today);
    if (check.ok) sound.push({ line: index + 1, row: check.row, person: check.person });
    else bad.push({ line: index + 1, text: check.findings.map(({ text }) => text).join("") });
  });
  for (let start = 0; start < sound.length; start += BATCH) {
    const batch: FindableRow[] = [];
    for (const one of sound.slice(start, start + BATCH)) {
      const { type, key } = one.person.document;
      batch.push({ ...one, lookupHash: await documentHash(services, type, key) });
    }
    const busy = await services.db.run(SYSTEM, async (tx) => {
      const lines: BadLine[] = [];
      for (const one of batch) lines.push(...(await takeOver(services, tx, one)));
      return lines;
    });
    bad.push(...busy);
  }
  bad.sort((a, b) => a.line - b.line);
  return { accepted: sound.length, repeated: 0, bad };
}

async function takeOver(
  services: StoreServices,
  tx: Tx,
  { line, row, person, lookupHash }: FindableRow,
): Promise<BadLine[]> {
  const at = services.now();
  const county = row.place.slice(0, 6);
  const personId = await takeOverPerson(services, tx, row, { ...person, lookupHash });
  const { place, household, relationToHead, facts } = row;
  await saveResident(tx, {
    county,
    personId,
    place,
    household,
    relationToHead,
    facts,
    listedAt: at,
  });
  await replaceClasses(
    tx,
    { county, personId },
    row.categories.map(({ code, department, from, to }) => ({
      county,
      personId,
      category: code,
      department,
      fromDay: from ?? null,
      toDay: to ?? null,
      listedAt: at,
    })),
  );
  const busy: BadLine[] = [];
  for (const year of row.enrolledYears) {
    if ((await listYear(tx, { county, year, personId }, "paid")) === "busy")
      busy.push({
        line,
        text: `${year}年度正有一笔订单没有结束，“已参保”这一项没有写入，请稍后再导。`,
      });
  }
  for (const year of row.registeredYears)
    await listYear(tx, { county, year, personId }, "registered");
  await leaveTrace(tx, {
    at,
    actor: "import",
    action: "register",
    subject: personId,
    personId,
    county,
    origin: "import",
  });
  await noteFindings(services, tx, [personId]);
  return busy;
}

async function takeOverPerson(
  { vault, now }: StoreServices,
  tx: Tx,
  row: RegisterRow,
  read: PersonRead & { lookupHash: string },
): Promise<string> {
  const at = now();
  const fresh = newKey(at);
  const sealedFor = (id: string) => ({
    numberSealed: vault.seal(read.document.number, sealContext.number(id)),
    nameSealed: vault.seal(read.name, sealContext.name(id)),
    nameHash: vault.nameHash(read.name),
    ...(row.phone === undefined
      ? {}
      : { phoneSealed: vault.seal(row.phone, sealContext.phone(id)) }),
    birthDate: read.birthDate,
    sex: read.sex,
    updatedAt: at,
  });
  const id = await savePerson(tx, {
    ...sealedFor(fresh),
    id: fresh,
    lookupHash: read.lookupHash,
    documentType: read.document.type,
    createdAt: at,
  });
  if (id !== fresh) await updatePerson(tx, id, sealedFor(id));
  return id;
}
