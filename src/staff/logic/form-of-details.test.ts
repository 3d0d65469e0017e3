import type { DeskRequest } from "../../../core/contracts";
import { detailsOf, eventOf } from "../../requests";
import { askedOfDetails, formOfDetails } from "./form-of-details";

jest.mock("../../platform", () => ({ platform: {} }));
jest.mock("../../client", () => ({}));
jest.mock("../../components", () => ({}));

type Stated = Pick<DeskRequest, "card" | "details" | "event">;
const stated = (
  kind: string,
  details: DeskRequest["details"],
  event: DeskRequest["event"] = null,
) => ({ card: { kind }, details, event }) as unknown as Stated;

const names = (code: string) => `place ${code}`;

/** Nothing is lost and nothing is added on the way into the form and back. */
test.each<[string, Stated]>([
  [
    "a newborn",
    stated(
      "newborn",
      {
        person: {
          name: "林小宝",
          documentType: "birth-certificate",
          documentNumber: "T440783001",
          sex: "female",
          birthDate: "2022-11-01",
        },
        hukou: "local",
        relationToHead: "孙女",
      },
      { kind: "newborn", on: "2022-11-01" },
    ),
  ],
  ["a student", stated("student", { student: { stage: "university", enteredOn: "2022-09-01" } })],
  ["a change", stated("change", { changes: { phone: "13800000000", place: "440783103" } })],
  ["a refund", stated("refund", { refundReason: "paid-twice", note: "两次都是我缴的" })],
  [
    "an employee who lost the job",
    stated(
      "midyear",
      { employeeInsurance: { endedOn: "2022-10-31" } },
      { kind: "unemployed", on: "2022-10-31" },
    ),
  ],
])("%s comes back out of the form as it went in", (_name, request) => {
  const asked = askedOfDetails(request);
  const form = formOfDetails(request, names);
  expect(detailsOf(form, asked)).toEqual(request.details);
  expect(eventOf(form, asked) ?? null).toEqual(request.event);
});
