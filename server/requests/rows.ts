import type { RequestDetails, RequestEvent } from "../../core/contracts";
import { rowsOf, type Row } from "../../core/enrolment";

/** What was stated, label and value, in the order of the form. `clear`: numbers and phones whole. */
export const statedRows = (
  details: RequestDetails,
  event: RequestEvent | null,
  { clear, placeName }: { clear: boolean; placeName: (code: string) => string },
): Row[] => rowsOf(event, details, { full: clear, placeName });

/** Places that the details name, to be looked up together. */
export const placesNamed = ({ changes, student }: RequestDetails): string[] =>
  [changes?.place, student?.school].filter((code) => code !== undefined);
