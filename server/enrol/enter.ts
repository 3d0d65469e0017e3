import type { RequestKind } from "../../core/contracts";
import { isSettled } from "../../core/enrolment";
import {
  asSystem,
  forgetLeftOut,
  placeNames,
  putIntoSchool,
  putResident,
  registerYear,
  stopYear,
  type EnrolmentRow,
  type PersonRecord,
  type Tx,
} from "../db";
import { bindFiler } from "./account";
import { settleIn } from "./home";
import type { Matter } from "./matter";
import { ORDER_OPEN, standsAgainst, type Done } from "./outcome";
import { learnPhone, personOf } from "./people";
import { dayOfStop } from "./stop";

/** Everything by which somebody comes into a year: the person, where they live, the confirmed registration, and the account that asked. */
export async function enter(matter: Matter, tx: Tx, originalsSeen: boolean): Promise<Done> {
  const { person, made } = await personOf(matter, tx);
  refuseEntered(matter);
  if (matter.row.kind === "moved-in") await leaveOtherCounties(matter, tx, person);
  const home = await settleIn(matter, tx, person);
  await learnPhone(matter, tx, person);
  await goToSchool(matter, tx, person);
  const key = { county: home.county, year: matter.row.year, personId: person.id };
  await registerYear(tx, key, matter.at);
  await forgetLeftOut(tx, key);
  await bindFiler(matter, tx, { person, made, home }, originalsSeen);
  return { personId: person.id };
}

/** Kinds that add to a registration which is there already: a new place, a new permit, a school. */
const ADDING: readonly RequestKind[] = ["moved-in", "permit", "student"];

/** Two requests for one person's year: the one that is decided second finds it done. */
function refuseEntered({ subject, row }: Matter): void {
  const year = subject?.years.find((one) => one.county === row.county && one.year === row.year);
  if (!year || year.stoppedOn !== null) return;
  if (isSettled(year.state)) throw standsAgainst(`${row.year}年度已经缴费参保，不用再办`);
  if (year.registered && !year.carried && !ADDING.includes(row.kind))
    throw standsAgainst(`${row.year}年度已经登记好了，直接缴费就行`);
}

/** Somebody who has moved is not renewed or billed any more where they came from. */
async function leaveOtherCounties(
  { subject, row, at, today }: Matter,
  tx: Tx,
  person: PersonRecord,
): Promise<void> {
  if (subject?.person.id !== person.id) return;
  for (const home of subject.residents.filter(({ county }) => county !== row.county)) {
    const key = { county: home.county, year: row.year, personId: person.id };
    const year = subject.years.find(isOf(key));
    if (year?.state === "billed" && year.stoppedOn === null)
      throw standsAgainst("原来参保的地方有一笔没付完的订单", "", ORDER_OPEN);
    if (home.leftOn !== null) continue;
    // As the system: the county that somebody leaves is not the one that decides here.
    await asSystem(tx, async () => {
      await putResident(tx, { ...home, leftOn: today, leftWhy: "moved-out" });
      await stopYear(tx, key, { on: dayOfStop(row.year, today), reason: "moved-out", at });
    });
  }
}

const isOf =
  (key: { county: string; year: number }) =>
  ({ county, year }: EnrolmentRow): boolean =>
    county === key.county && year === key.year;

/** A school leads its pupils by class (LY-10, LY-11). */
async function goToSchool(
  { details, row, at }: Matter,
  tx: Tx,
  person: PersonRecord,
): Promise<void> {
  const { student } = details;
  const school = student?.school;
  if (!student || school === undefined || school.slice(0, 6) !== row.county) return;
  if (!(await placeNames(tx, [school])).has(school))
    throw standsAgainst("填写的学校不在地方名录里", "", "请先“更正填写内容”，选对学校。");
  await putIntoSchool(tx, {
    county: row.county,
    school,
    personId: person.id,
    className: student.className ?? "",
    stage: student.stage,
    enteredOn: student.enteredOn ?? null,
    until: student.graduatesOn ?? null,
    listedAt: at,
  });
}
