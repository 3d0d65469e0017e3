import type { MemberCard } from "../../core/contracts";
import type { PlaceChoice } from "../client";
import type { Asked, RequestForm } from "./form";
import type { FieldId } from "./faults";

/** What every question of the form is given. */
export interface FieldProps {
  form: RequestForm;
  asked: Asked;
  faultOf(field: FieldId): string | undefined;
  onChange(part: Partial<RequestForm>): void;
  surroundings: Surroundings;
}

/** What is known around the form: who could be a parent, and where somebody could have moved to. */
export interface Surroundings {
  parents: readonly Pick<MemberCard, "memberId" | "name">[];
  /** The county whose plan answers, with the places and schools below it. */
  county: Pick<PlaceChoice, "code" | "name" | "below"> | undefined;
}

/** Ids of fields are ids in the page: the summary leads to them. */
export const fieldId = (field: FieldId): string => `request-${field}`;
