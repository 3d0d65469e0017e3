import type { RegisterFacts } from "../people";
import { EVENT_TITLES, HUKOU, HUKOU_KINDS, STAGES } from "./words";

export interface FactRow {
  label: string;
  value: string;
}

const yesNo = (value: boolean | null | undefined): string | undefined =>
  value == null ? undefined : value ? "是" : "否";

type FactText = (facts: RegisterFacts) => string | undefined;

/** What the register knows, in the words of the desk; what it does not know is left out. */
const FACTS: readonly [label: string, text: FactText][] = [
  ["户籍", ({ hukou }) => (hukou ? HUKOU[hukou] : undefined)],
  ["户口性质", ({ hukouKind }) => (hukouKind ? HUKOU_KINDS[hukouKind] : undefined)],
  [
    "居住证",
    ({ residencePermit: permit }) =>
      permit ? `${permit.issuedOn ? `${permit.issuedOn}签发，` : ""}到${permit.until}` : undefined,
  ],
  ["外籍人员", ({ foreigner }) => (foreigner ? "是" : undefined)],
  [
    "在校学生",
    ({ student }) => {
      if (!student) return undefined;
      const { stage, enteredOn, graduatesOn } = student;
      const days = [enteredOn && `${enteredOn}入学`, graduatesOn && `${graduatesOn}毕业`];
      return [STAGES[stage], ...days.filter(Boolean)].join("，");
    },
  ],
  [
    "职工医保",
    ({ employeeInsurance: insured }) => {
      if (insured === undefined) return undefined;
      if (insured === null) return "没有";
      return insured === "active" ? "正在参加" : `${insured.endedOn}停保`;
    },
  ],
  ["已在别处参保", ({ insuredElsewhere }) => yesNo(insuredElsewhere)],
  ["父母在本地参保", ({ parentInsuredHere }) => (parentInsuredHere ? "是" : undefined)],
  ["父母持居住证", ({ parentHoldsPermit }) => (parentHoldsPermit ? "是" : undefined)],
  ["断保年数", ({ brokenYears }) => (brokenYears ? `${brokenYears}年` : undefined)],
  ["返乡农民工", ({ returningMigrantWorker }) => (returningMigrantWorker ? "是" : undefined)],
  ["当年情况", ({ event }) => (event ? `${EVENT_TITLES[event.kind]}（${event.on}）` : undefined)],
];

/** Rows of the facts with these labels, or of all. */
export function factRows(facts: RegisterFacts, labels?: readonly string[]): FactRow[] {
  return FACTS.flatMap(([label, text]) => {
    const value = !labels || labels.includes(label) ? text(facts) : undefined;
    return value === undefined ? [] : [{ label, value }];
  });
}
