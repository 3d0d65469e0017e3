import { useState } from "react";
import type { CallError } from "../client";
import type { Part } from "./asks";
import {
  fieldOfRefusal,
  faultsWithout,
  partFaults,
  type FieldId,
  type RequestFault,
} from "./faults";
import { EMPTY_REQUEST, type Asked, type RequestForm } from "./form";

export interface HeldForm {
  form: RequestForm;
  faults: readonly RequestFault[];
  change(part: Partial<RequestForm>): void;
  /** Checks these parts; true where nothing is wrong with them. */
  isSound(parts: readonly Part[], asked: Asked, today: string): boolean;
  /** Puts the server's refusal at its field; gives back which it is. */
  refuse(error: CallError): FieldId | undefined;
  faultOf(field: FieldId): string | undefined;
  put(form: RequestForm): void;
}

/** A form in the hand of somebody who fills it in. */
export function useRequestForm(first: RequestForm = EMPTY_REQUEST): HeldForm {
  const [form, setForm] = useState(first);
  const [faults, setFaults] = useState<readonly RequestFault[]>([]);
  return {
    form,
    faults,
    // Built on what is there by then: two fields may change before the page is drawn again.
    change(part) {
      setForm((now) => ({ ...now, ...part }));
      setFaults((now) => faultsWithout(now, part));
    },
    isSound(parts, asked, today) {
      const found = parts.flatMap((part) => partFaults(form, asked, part, today));
      setFaults(found);
      return found.length === 0;
    },
    refuse(error) {
      const field = fieldOfRefusal(error.path);
      setFaults(field ? [{ field, text: error.message }] : []);
      return field;
    },
    faultOf: (field) => faults.find((one) => one.field === field)?.text,
    put: setForm,
  };
}
