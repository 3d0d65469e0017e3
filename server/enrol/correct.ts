import { DOCUMENT_NAMES } from "../../core/people";
import type { DocumentTypeCode } from "../../core/people";
import { changePerson, type PersonRecord, type Tx } from "../db";
import { AppError } from "../errors";
import { sealContext } from "../privacy";
import { nameOf, type Matter, type Stated } from "./matter";
import { standsAgainst, type Done } from "./outcome";

/**
 * Puts a wrong name, number or kind of document right (HR-13, MC-18). The wrong number is kept nowhere but in the trail: whoever it belongs
 * to can register with it.
 */
export async function correct(matter: Matter, tx: Tx): Promise<Done> {
  const { subject, stated, holder, services, at } = matter;
  if (!subject) throw standsAgainst("名册里没有这个人");
  if (!stated) throw standsAgainst("没有写明改成什么", "", "请先“更正填写内容”。");
  const { person } = subject;
  if (holder && holder.person.id !== person.id) throw numberTaken();
  if (holder?.former) throw standsAgainst("这是孩子补登号码以前的出生医学证明，不能再改回去");
  const { vault } = services;
  const before = wordsOf(matter, person);
  await changePerson(
    tx,
    person.id,
    {
      lookupHash: stated.hash,
      documentType: stated.document.type,
      numberSealed: vault.seal(stated.document.number, sealContext.number(person.id)),
      nameSealed: vault.seal(stated.name, sealContext.name(person.id)),
      nameHash: vault.nameHash(stated.name),
      birthDate: stated.birthDate,
      sex: stated.sex,
    },
    at,
  );
  return { personId: person.id, before, after: wordsAs(stated) };
}

export const numberTaken = () =>
  new AppError("number-taken", "这个证件号码已经登记在另一个人名下。", {
    todo: "请对照证件原件核对号码；确实没有错的，由镇里核实另一份登记后再办。",
  });

/** As an auditor reads it; sealed. */
export function wordsOf({ services }: Matter, person: PersonRecord) {
  return {
    姓名: nameOf(services, person),
    证件类型: DOCUMENT_NAMES[person.documentType as DocumentTypeCode],
    证件号码: services.vault.open(person.numberSealed, sealContext.number(person.id)),
    出生日期: person.birthDate,
  };
}

export const wordsAs = (stated: Stated) => ({
  姓名: stated.name,
  证件类型: DOCUMENT_NAMES[stated.document.type],
  证件号码: stated.document.number,
  出生日期: stated.birthDate,
});
