import { sameName } from "../../core/people";
import { changePerson, insertPerson, lookFor, type PersonRecord, type Tx } from "../db";
import type { AppError } from "../errors";
import { newKey } from "../ids";
import { sealContext } from "../privacy";
import { nameOf, type Matter, type Stated } from "./matter";
import { FoundOut, standsAgainst } from "./outcome";

/**
 * Why the stated person cannot be the one whose record their document leads to. A birth certificate registers one child: it was followed by
 * a number, or stands on a child of another name. Undefined where nothing is wrong.
 */
export function mistakenFor(matter: Matter): AppError | undefined {
  const { holder, stated, row, services } = matter;
  if (!stated || !holder || row.personId !== null) return undefined;
  const { person, former } = holder;
  if (former) return reused(matter, person.id, row.place, true);
  if (sameName(nameOf(services, person), stated.name)) return undefined;
  return stated.document.type === "birth-certificate"
    ? reused(matter, person.id, row.place, false)
    : standsAgainst("这个证件号码已经登记过，登记的姓名和填写的对不上");
}

/** Finds the stated person by the document, or makes them. What a record and a form say differently is never overwritten here. */
export async function personOf(
  matter: Matter,
  tx: Tx,
): Promise<{ person: PersonRecord; made: boolean }> {
  const { subject, stated, holder, row } = matter;
  if (row.personId !== null) {
    if (!subject) throw standsAgainst("名册里已经找不到这个人");
    await lookFor(tx, subject.person.lookupHash);
    return { person: subject.person, made: false };
  }
  if (!stated)
    throw standsAgainst("没有写明给谁办", "", "请先“更正填写内容”，写上姓名和证件号码。");
  if (holder) {
    await lookFor(tx, holder.person.lookupHash);
    return { person: holder.person, made: false };
  }
  await lookFor(tx, stated.hash);
  return { person: await makePerson(matter, tx, stated), made: true };
}

export function reused(
  { row }: Matter,
  personId: string,
  place: string,
  former: boolean,
): FoundOut {
  return new FoundOut(
    "number-taken",
    former
      ? "这张出生医学证明登记过的孩子已经补登了身份证号，不能再用它登记。"
      : "这张出生医学证明已经登记过另一个孩子。",
    former ? "请用孩子的身份证号办理。" : "请核对证明原件；查重结果已经记下，由镇里核实。",
    {
      kind: "certificate-reused",
      key: `certificate-reused:${personId}:${row.id}`,
      personId,
      place,
      year: row.year,
      detail: { requestId: row.id },
    },
  );
}

async function makePerson(
  { services: { vault }, at }: Matter,
  tx: Tx,
  stated: Stated,
): Promise<PersonRecord> {
  const id = newKey(at);
  const row: PersonRecord = {
    id,
    lookupHash: stated.hash,
    documentType: stated.document.type,
    numberSealed: vault.seal(stated.document.number, sealContext.number(id)),
    nameSealed: vault.seal(stated.name, sealContext.name(id)),
    nameHash: vault.nameHash(stated.name),
    phoneSealed: stated.phone ? vault.seal(stated.phone, sealContext.phone(id)) : null,
    birthDate: stated.birthDate,
    sex: stated.sex,
    createdAt: at,
    updatedAt: at,
    mergedInto: null,
    erasedAt: null,
  };
  await insertPerson(tx, row);
  return row;
}

/** A phone that is told and not known yet; one that is known changes only by a change that somebody asked for. */
export async function learnPhone(matter: Matter, tx: Tx, person: PersonRecord): Promise<void> {
  const { stated, services, at } = matter;
  if (!stated?.phone || person.phoneSealed !== null) return;
  const phoneSealed = services.vault.seal(stated.phone, sealContext.phone(person.id));
  await changePerson(tx, person.id, { phoneSealed }, at);
}
