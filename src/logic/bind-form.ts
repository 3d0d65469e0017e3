import { checkDocument, type DocumentType, type Relation } from "../../core/contracts";

/** What was typed on the page that adds a member. */
export interface BindForm {
  relation: Relation | undefined;
  documentType: DocumentType;
  name: string;
  number: string;
  consent: boolean;
}

export const EMPTY_FORM: BindForm = {
  relation: undefined,
  documentType: "resident-id",
  name: "",
  number: "",
  consent: false,
};

export interface FormFault {
  field: "relation" | "name" | "number" | "consent";
  text: string;
}

/** Whether someone born on `birthDate` has not had their 14th birthday on `today`. */
export function isUnder14(birthDate: string, today: string): boolean {
  const birthday = `${Number(birthDate.slice(0, 4)) + 14}${birthDate.slice(4)}`;
  return today < birthday;
}

/** Whether the guardian's own consent is asked for: a child under 14, or a child whose age the number does not tell. */
export function needsConsent(form: BindForm, today: string): boolean {
  if (form.documentType === "birth-certificate") return true;
  const check = checkDocument(form.documentType, form.number);
  const birthDate = check.ok ? check.document.birthDate : null;
  return birthDate === null ? form.relation === "child" : isUnder14(birthDate, today);
}

/** What is wrong with the number, in words with what to do; `undefined` when it can exist. */
export function numberFault(form: BindForm): string | undefined {
  if (form.number.trim() === "") return "请填证件号码";
  const check = checkDocument(form.documentType, form.number);
  return check.ok ? undefined : check.finding.text + check.finding.todo;
}

/** All that is wrong, in the order of the page. */
export function bindFaults(form: BindForm, today: string): FormFault[] {
  const faults: FormFault[] = [];
  if (!form.relation) faults.push({ field: "relation", text: "请选这个人是您的什么人" });
  if (form.name.trim() === "") faults.push({ field: "name", text: "请填姓名" });
  const number = numberFault(form);
  if (number) faults.push({ field: "number", text: number });
  if (!form.consent && needsConsent(form, today))
    faults.push({ field: "consent", text: "孩子不满 14 周岁，要由监护人同意" });
  return faults;
}

/** What is being put right is no longer called wrong; the rest stays until the next try. */
export function faultsAfter(faults: readonly FormFault[], part: Partial<BindForm>): FormFault[] {
  const touched = new Set<string>(Object.keys(part));
  // Another document asks for another number.
  if (touched.has("documentType")) touched.add("number");
  return faults.filter(({ field }) => !touched.has(field));
}

/** Which field the server's answer is about, from the path in the request. */
export function fieldOfPath(path: string | undefined): FormFault["field"] | undefined {
  switch (path?.split(".")[0]) {
    case "name":
      return "name";
    case "documentNumber":
    case "documentType":
      return "number";
    case "relation":
      return "relation";
    case "guardianConsent":
      return "consent";
    default:
      return undefined;
  }
}
