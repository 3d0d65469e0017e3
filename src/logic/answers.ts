import { isPlainDate, yuan, type AnswerForm, type FormAnswer } from "../../core/policy";
import { dateText } from "./dates";

/** Answers of forms in words, and what is typed as an answer. */

/** A day as it is typed: three fields. */
export interface DayTyped {
  year: string;
  month: string;
  day: string;
}

export const NO_DAY: DayTyped = { year: "", month: "", day: "" };

const wide = /[０-９]/g;
const digits = (text: string): string =>
  text.replace(wide, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).trim();
const pad = (text: string, length: number): string => digits(text).padStart(length, "0");

export const dayTypedOf = (date: string | undefined): DayTyped =>
  date === undefined
    ? NO_DAY
    : {
        year: date.slice(0, 4),
        month: String(Number(date.slice(5, 7))),
        day: String(Number(date.slice(8))),
      };

export const isBlankDay = (typed: DayTyped): boolean =>
  !typed.year.trim() && !typed.month.trim() && !typed.day.trim();

/** The date that was typed, or what is wrong with it in words. */
export function dateTyped(typed: DayTyped): { date: string } | { fault: string } {
  if (isBlankDay(typed)) return { fault: "请填年、月、日" };
  const { year, month, day } = typed;
  if (!/^\d{4}$/.test(digits(year))) return { fault: "年要写四位数字，比如 1965" };
  const date = `${digits(year)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isPlainDate(date) ? { date } : { fault: "没有这一天，请再看一看" };
}

/** A whole number that was typed. */
export function numberTyped(text: string, atMost: number): { number: number } | { fault: string } {
  const value = digits(text);
  if (!/^\d{1,6}$/.test(value)) return { fault: "请填数字" };
  const number = Number(value);
  return number <= atMost ? { number } : { fault: `最多填 ${atMost}` };
}

/** An amount in yuan that was typed, as integer fen. */
export function moneyTyped(text: string): { fen: number } | { fault: string } {
  const match = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(digits(text).replace(/[¥￥元,，\s]/g, ""));
  if (!match) return { fault: "请填金额，比如 150 或 150.50" };
  return { fen: Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) };
}

/** An answer in a few words, as the list of answers shows it. */
export function answerText(form: AnswerForm | undefined, answer: FormAnswer | "unsure"): string {
  if (answer === "unsure") return "不清楚";
  if ("date" in answer) return dateText(answer.date);
  if ("fen" in answer) return yuan(answer.fen);
  if ("number" in answer) return `${answer.number}${form?.kind === "number" ? form.unit : ""}`;
  if ("classes" in answer) return classesText(form, answer.classes);
  const choice = form?.kind === "choice" && form.choices.find(({ key }) => key === answer.choice);
  if (!choice) return answer.choice;
  const days = (choice.days ?? []).flatMap(({ key }) => answer.days?.[key] ?? []);
  return [choice.name, ...days.map(dateText)].join("，");
}

function classesText(form: AnswerForm | undefined, codes: readonly string[]): string {
  if (codes.length === 0) return "都没有";
  const names = form?.kind === "classes" ? form.classes : [];
  return codes.map((code) => names.find((one) => one.code === code)?.name ?? code).join("、");
}
