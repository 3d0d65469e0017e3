import type { FormView, RequestKind } from "../../core/contracts";
import { stateText } from "../../core/enrolment";
import { noteOf, refundRule, type PolicyBook } from "../../core/policy";
import { dayOf, instantInWords, instantOf } from "../../core/time";
import type { MaterialRow, RequestRow } from "../db";
import { eventOf, type RequestBody } from "./body";
import { requestTitle } from "./cards";
import { statedRows, type Row } from "./rows";

/** What the printed form is made of. */
export interface FormData {
  book: PolicyBook;
  row: RequestRow;
  body: RequestBody;
  /** Whom it is about, as the register has them; absent for a newcomer, who is in the stated rows. */
  person: Row[] | undefined;
  materials: readonly Pick<MaterialRow, "material" | "goneAt">[];
  /** County, town and village in one. */
  address: string;
  countyName: string;
  placeName(code: string): string;
  /** From which desk it was decided: 西湾村工作人员. */
  decidedBy: string | undefined;
}

const SORTS: Record<RequestKind, FormView["sort"]> = {
  registration: "registration",
  newborn: "registration",
  midyear: "registration",
  permit: "registration",
  student: "registration",
  "moved-in": "registration",
  change: "change",
  correction: "change",
  number: "change",
  stop: "stop",
  refund: "stop",
};

const OUR_WORDS = "以上内容由申请人填写并核对，如有不实，由申请人承担后果。";

/** What the applicant signs for: that it is true, and what the plan says follows from it. */
function declarations({ book, row, body }: FormData): FormView["declarations"] {
  const facts = { place: row.place, year: row.year, on: dayOf(row.filedAt) };
  const refund = refundRule(book, facts, "double-insured");
  const double = noteOf(book, row.place, row.year, "double");
  const said = [
    ...(body.says ? [{ text: body.says, cite: row.cite }] : []),
    ...(refund ? [{ text: refund.says, cite: refund.cite }] : []),
    ...(double ? [double] : []),
  ];
  const distinct = said.filter(({ text }, at) => said.findIndex((one) => one.text === text) === at);
  return [{ text: OUR_WORDS, cite: "" }, ...distinct];
}

/** Lines to sign on paper; who handled it in the system is in the trail, not on the form. */
const SIGNED: Row[] = [
  { label: "申请人（监护人）签名", value: "" },
  { label: "受理经办人签名", value: "" },
  { label: "录入人签名", value: "" },
  { label: "复核人签名", value: "" },
  { label: "受理日期", value: "" },
];

function photosOf(materials: FormData["materials"]): Row[] {
  const names = [...new Set(materials.map(({ material }) => material))];
  return names.map((name) => {
    const count = materials.filter(({ material }) => material === name).length;
    return { label: name, value: `照片${count}张` };
  });
}

/** The form for registration, change and stop (annex 1), filled in from the data. */
export function annexOne(data: FormData): FormView {
  const { row, body, person, materials, address, countyName, placeName, decidedBy } = data;
  const decidedAt = row.decidedAt;
  const sections = [
    { title: "参保人", rows: person ?? [] },
    {
      title: person ? "申请事项" : "参保人和申请事项",
      rows: [
        { label: "事项", value: requestTitle(row, body) },
        ...statedRows(body.details, eventOf(row), { clear: true, placeName }),
      ],
    },
    { title: "材料", rows: photosOf(materials) },
    { title: "签名", rows: SIGNED },
  ];
  return {
    title: `${countyName}${row.year}年度城乡居民基本医疗保险新参保、变更、停保登记表`,
    number: row.number,
    place: address,
    year: row.year,
    sort: SORTS[row.kind],
    sections: sections.filter(({ rows }) => rows.length > 0),
    declarations: declarations(data),
    filedAt: instantOf(row.filedAt),
    decided: decidedAt && {
      at: instantOf(decidedAt),
      text: `${instantInWords(decidedAt)}，${decidedBy ?? ""}${stateText(row.state)}`,
    },
  };
}
