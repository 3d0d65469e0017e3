import type { Words } from "../audit";
import { changePerson, placeNames, putResident, type ResidentRecord, type Tx } from "../db";
import { sealContext } from "../privacy";
import { hereOf, type Matter } from "./matter";
import { standsAgainst, type Done } from "./outcome";
import { stopFor } from "./stop";

/** Changes what was asked to be changed, and only that. Whoever moves out of the county stops here and registers there (LY-05). */
export async function change(matter: Matter, tx: Tx): Promise<Done> {
  const { subject, details, row } = matter;
  const home = hereOf(matter, subject);
  const wanted = details.changes;
  if (!subject || !home) throw standsAgainst("本县的名册里没有这个人");
  if (!wanted || Object.keys(wanted).length === 0)
    throw standsAgainst("没有写明要改什么", "", "请先“更正填写内容”。");
  if (wanted.place !== undefined && wanted.place.slice(0, 6) !== row.county)
    return stopFor(matter, tx, "moved-out");
  const before: Words = {};
  const after: Words = {};
  const note = (label: string, was: string | null, is: string) => {
    before[label] = was;
    after[label] = is;
  };
  if (wanted.phone !== undefined)
    note("手机号", await changePhone(matter, tx, wanted.phone), wanted.phone);
  const next = await changeHome(matter, tx, home, note);
  if (next !== home) await putResident(tx, next);
  return { personId: subject.person.id, before, after };
}

async function changePhone({ subject, services: { vault }, at }: Matter, tx: Tx, phone: string) {
  if (!subject) return null;
  const { id, phoneSealed } = subject.person;
  await changePerson(tx, id, { phoneSealed: vault.seal(phone, sealContext.phone(id)) }, at);
  return phoneSealed === null ? null : vault.open(phoneSealed, sealContext.phone(id));
}

type Note = (label: string, was: string | null, is: string) => void;

async function changeHome(
  { details, services: { vault }, at }: Matter,
  tx: Tx,
  home: ResidentRecord,
  note: Note,
): Promise<ResidentRecord> {
  const { address, place, household, relationToHead } = details.changes ?? {};
  const context = sealContext.address(home.county, home.personId);
  const next = { ...home };
  if (place !== undefined) {
    if (!(await placeNames(tx, [place])).has(place))
      throw standsAgainst("要改到的地方不在地方名录里", "", "请先“更正填写内容”，选对地方。");
    note("所在地", home.place, place);
    next.place = place;
  }
  if (household !== undefined) {
    note("户口簿编号", home.household, household);
    next.household = household;
  }
  if (relationToHead !== undefined) {
    note("与户主关系", home.relationToHead, relationToHead);
    next.relationToHead = relationToHead;
  }
  if (address !== undefined) {
    note("住址", home.addressSealed && vault.open(home.addressSealed, context), address);
    next.addressSealed = vault.seal(address, context);
  }
  const changed = [place, household, relationToHead, address].some((one) => one !== undefined);
  return changed ? { ...next, listedAt: at } : home;
}
