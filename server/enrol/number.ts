import { isSettled } from "../../core/enrolment";
import { sameName } from "../../core/people";
import {
  changePerson,
  keepDocument,
  lockPeople,
  lockResidents,
  lockYearsOf,
  mergePeople,
  type Belongs,
  type EnrolmentRow,
  type PersonRecord,
  type Tx,
} from "../db";
import { newKey } from "../ids";
import { sealContext } from "../privacy";
import { numberTaken, wordsAs, wordsOf } from "./correct";
import { nameOf, type Matter, type Stated } from "./matter";
import { FoundOut, ORDER_OPEN, standsAgainst, type Done } from "./outcome";

/**
 * A child who was registered by birth certificate has a number now. Person, years and payments stay; the certificate still finds them. A
 * second record that is there under the number becomes one with the first.
 */
export async function addNumber(matter: Matter, tx: Tx): Promise<Done> {
  const { subject, stated, holder } = matter;
  if (!subject) throw standsAgainst("名册里没有这个孩子");
  if (!stated) throw standsAgainst("没有写明号码", "", "请先“更正填写内容”。");
  if (stated.document.type === "birth-certificate")
    throw standsAgainst("填写的还是出生医学证明", "", "请先“更正填写内容”，写身份证号。");
  const child = subject.person;
  if (child.documentType !== "birth-certificate")
    throw standsAgainst("名册里登记的已经是证件号码，写错了的请办更正");
  refuseOtherChild(matter, child, stated);
  const before = wordsOf(matter, child);
  const other = holder?.person;
  if (!other) {
    await takeNumber(matter, tx, child, stated, child);
    return { personId: child.id, before, after: wordsAs(stated) };
  }
  if (other.id === child.id) throw numberTaken();
  const stays = await join(matter, tx, child, other);
  return { personId: stays, before, after: wordsAs(stated) };
}

/** Siblings have certificates too: a number goes only to the child of the same name and day. */
function refuseOtherChild({ services }: Matter, child: PersonRecord, stated: Stated): void {
  if (!sameName(nameOf(services, child), stated.name))
    throw standsAgainst(
      "填写的姓名和名册里孩子的姓名不一样",
      "",
      "孩子改了名的，先办“更正姓名”；填错了的，请“更正填写内容”。",
    );
  if (child.birthDate !== stated.birthDate)
    throw standsAgainst("号码里的出生日期和孩子的出生日期不一样");
}

/** The certificate that `child` was known by goes to the former documents of the record that stays. */
async function takeNumber(
  { services: { vault }, at }: Matter,
  tx: Tx,
  child: PersonRecord,
  stated: Stated | undefined,
  stays: PersonRecord,
): Promise<void> {
  const certificate = vault.open(child.numberSealed, sealContext.number(child.id));
  if (stated)
    await changePerson(
      tx,
      stays.id,
      {
        lookupHash: stated.hash,
        documentType: stated.document.type,
        numberSealed: vault.seal(stated.document.number, sealContext.number(stays.id)),
        birthDate: stated.birthDate,
        sex: stated.sex,
      },
      at,
    );
  await keepDocument(tx, {
    lookupHash: child.lookupHash,
    personId: stays.id,
    documentType: child.documentType,
    numberSealed: vault.seal(certificate, sealContext.formerNumber(child.lookupHash)),
    endedAt: at,
  });
}

/** Two records of one child: the one with money stays. Tells which one that is. */
async function join(
  matter: Matter,
  tx: Tx,
  child: PersonRecord,
  other: PersonRecord,
): Promise<string> {
  const { services, stated, at } = matter;
  if (!stated || !sameName(nameOf(services, other), stated.name) || other.mergedInto)
    throw numberTaken();
  if (other.birthDate !== child.birthDate) throw numberTaken();
  await lockPeople(tx, [child.id, other.id]);
  await lockResidents(tx, [child.id, other.id]);
  const years = await lockYearsOf(tx, [child.id, other.id]);
  if (years.some(({ state }) => state === "billed"))
    throw standsAgainst("这个孩子有一笔没付完的订单", "", ORDER_OPEN);
  refuseTwiceInsured(matter, years, child, other);
  const paid = (id: string) => years.some((row) => row.personId === id && isSettled(row.state));
  const stays = paid(other.id) && !paid(child.id) ? other : child;
  const goes = stays === child ? other : child;
  await mergePeople(tx, {
    from: goes.id,
    into: stays.id,
    at,
    reseal: reseal(matter),
    newKey: () => newKey(at),
  });
  await takeNumber(matter, tx, child, stays === child ? stated : undefined, stays);
  return stays.id;
}

/** Money twice for one year: a person decides which payment goes back, and nothing is joined before. */
function refuseTwiceInsured(
  { row }: Matter,
  years: readonly EnrolmentRow[],
  child: PersonRecord,
  other: PersonRecord,
): void {
  const paid = years.filter(({ state }) => isSettled(state));
  const twice = paid.find((one) =>
    paid.some(
      (two) => one.personId === child.id && two.personId === other.id && one.year === two.year,
    ),
  );
  if (!twice) return;
  throw new FoundOut(
    "number-taken",
    `这个号码下已经有一份登记，两份登记都缴了${twice.year}年度的费，不能自动合并。`,
    "已经记入查重结果，由镇里核实：多缴的一份办退费以后再合并。",
    {
      kind: "two-records",
      key: `two-records:${[child.id, other.id].sort().join(":")}`,
      personId: child.id,
      place: row.place,
      year: twice.year,
      detail: { other: other.id, requestId: row.id },
    },
  );
}

const contextOf = (belongs: Belongs): string => {
  switch (belongs.of) {
    case "phone":
      return sealContext.phone(belongs.personId);
    case "address":
      return sealContext.address(belongs.county, belongs.personId);
    case "contact":
      return sealContext.contact(belongs.county, belongs.personId, belongs.kind);
    case "left-out":
      return sealContext.leftOut(belongs.county, belongs.year, belongs.personId);
    case "typed-name":
      return sealContext.typedName(belongs.bindingId);
  }
};

const reseal =
  ({ services: { vault } }: Matter) =>
  (sealed: string, from: Belongs, to: Belongs): string =>
    vault.seal(vault.open(sealed, contextOf(from)), contextOf(to));
