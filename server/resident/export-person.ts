import { factRows, LEFT_OUT_TEXTS, standingText } from "../../core/enrolment";
import { DOCUMENT_NAMES } from "../../core/people";
import { categoryName } from "../../core/policy";
import { dayOf, instantInWords } from "../../core/time";
import type { EnrolmentRow, KeptBeside } from "../db";
import { sealContext, type Vault } from "../privacy";
import { said, type Section } from "./export-text";
import type { Member } from "./members";

const SEXES = { male: "男", female: "女" };
const CONTACTS = { phone: "电话", sms: "短信", qq: "QQ", wechat: "微信" };

export interface PersonMatter {
  vault: Vault;
  beside: KeptBeside;
  placeName(code: string): string;
}

/** Everything that is kept about somebody to whom the caller is fully bound. */
export function personSection(matter: PersonMatter, member: Member): Section {
  return {
    title: `个人资料 ${member.name}`,
    lines: [
      ...identity(matter, member),
      ...homes(matter, member),
      ...classes(member),
      ...member.file.enrolments.flatMap((row) => yearLine(matter, row)),
      ...besides(matter, member),
    ],
  };
}

function identity({ vault, beside }: PersonMatter, { file, name }: Member): string[] {
  const { person } = file;
  const former = beside.documents.filter(({ personId }) => personId === person.id);
  return [
    ...said("姓名", name),
    ...said("证件类型", DOCUMENT_NAMES[person.documentType]),
    ...said("证件号码", vault.open(person.numberSealed, sealContext.number(person.id))),
    ...former.flatMap(({ lookupHash, numberSealed }) =>
      said("曾用证件号码", vault.open(numberSealed, sealContext.formerNumber(lookupHash))),
    ),
    ...said("性别", SEXES[person.sex]),
    ...said("出生日期", person.birthDate),
    ...said(
      "登记的手机号",
      person.phoneSealed && vault.open(person.phoneSealed, sealContext.phone(person.id)),
    ),
  ];
}

function homes({ vault, beside, placeName }: PersonMatter, { file }: Member): string[] {
  return file.residents.flatMap((home) => {
    const { county, personId } = home;
    const more = beside.addresses.find((row) => row.county === county && row.personId === personId);
    const address = more?.addressSealed;
    return [
      ...said("户籍所在", placeName(home.place)),
      ...said("户号", home.household),
      ...said("与户主关系", home.relationToHead),
      ...said("地址", address && vault.open(address, sealContext.address(county, personId))),
      ...factRows(home.facts).map(({ label, value }) => `${label}：${value}`),
      ...said(more?.leftWhy === "death" ? "去世日期" : "迁出日期", more?.leftOn),
      ...said("名册更新时间", instantInWords(home.listedAt)),
    ];
  });
}

function classes({ file }: Member): string[] {
  const spell = (from: string | null, to: string | null) =>
    from === null && to === null ? "" : `，${from ?? ""}至${to ?? "今"}`;
  return [
    ...file.classes.map(
      ({ category, fromDay, toDay }) =>
        `身份类别：${categoryName(category)}${spell(fromDay, toDay)}`,
    ),
    ...file.declarations.map(
      ({ year, returningMigrantWorker, hukouKind }) =>
        `${year}年度补充的情况：${[
          returningMigrantWorker === null
            ? ""
            : `返乡农民工${returningMigrantWorker ? "是" : "否"}`,
          hukouKind === null ? "" : `户口性质${hukouKind === "rural" ? "农村" : "城镇"}`,
        ]
          .filter(Boolean)
          .join("，")}`,
    ),
  ];
}

function yearLine({ placeName }: PersonMatter, row: EnrolmentRow): string[] {
  const days = [
    ["登记", row.registeredAt],
    ["缴费", row.paidAt],
    ["入库", row.treasuryAt],
    ["确认", row.confirmedAt],
  ] as const;
  const known = days.flatMap(([what, at]) => (at ? [`${dayOf(at)}${what}`] : []));
  const stopped = row.stoppedOn === null ? [] : [`${row.stoppedOn}停保`];
  const state = standingText({ ...row, left: null });
  return [
    `${row.year}年度（${placeName(row.county)}）：${[state, ...known, ...stopped].join("，")}`,
  ];
}

function besides({ vault, beside, placeName }: PersonMatter, { file }: Member): string[] {
  const { id } = file.person;
  const own = <Row extends { personId: string }>(rows: readonly Row[]) =>
    rows.filter(({ personId }) => personId === id);
  return [
    ...own(beside.contacts).flatMap(({ county, kind, valueSealed, awayPlace }) => [
      ...said(
        `联系方式（${CONTACTS[kind]}）`,
        vault.open(valueSealed, sealContext.contact(county, id, kind)),
      ),
      ...said("外出地", awayPlace),
    ]),
    ...own(beside.schools).map(
      ({ school, className, enteredOn, until }) =>
        `学校：${placeName(school)}${className}${enteredOn ? `，${enteredOn}入学` : ""}${until ? `，到${until}` : ""}`,
    ),
    ...own(beside.leftOut).map(({ county, year, reason, detailSealed, until }) => {
      const detail =
        detailSealed && vault.open(detailSealed, sealContext.leftOut(county, year, id));
      return `${year}年度没有随户参保：${LEFT_OUT_TEXTS[reason]}${detail ? `，${detail}` : ""}${until ? `，到${until}` : ""}`;
    }),
  ];
}
