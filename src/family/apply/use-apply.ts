import { useEffect, useRef, useState } from "react";
import type { Errand } from "../../../core/contracts";
import { SUMMARY_ID } from "../../components";
import { focusOn } from "../../platform";
import { go, type ForWhom } from "../../routes";
import {
  answerRows,
  emptyFor,
  fieldId,
  missingMaterials,
  putUpsOf,
  usePhotos,
  useRequestForm,
  type Asked,
  type FieldId,
  type Part,
  type Surroundings,
} from "../../requests";
import { filingOf } from "./filing";
import { stepAfter, stepBefore, stepOfField, stepsOf, type Step } from "./steps";
import { forgetDraft, useDraft } from "./use-draft";
import { useSend } from "./use-send";

export interface ApplyProps {
  errand: Errand;
  asked: Asked;
  today: string;
  place: { code: string; name: string };
  whose: ForWhom;
  /** Through whom a newborn comes into a household: who is fully bound. */
  parent: string | undefined;
  name: string;
  surroundings: Surroundings;
  takeSlots(count: number): Promise<{ slot: string; cloudPath: string }[]>;
}

export const STEP_ID = "step";
export const REFUSAL_ID = "refusal";
export const MISSING_ID = "missing-photos";

interface Standing {
  step: Step;
  /** Opened from the last look to change one thing. */
  changing: boolean;
  /** Where the reader goes on this page; its heading where nothing is said. */
  focus?: string;
}

/** Goes through the pages of one form and sends what was filled in. */
export function useApply(props: ApplyProps) {
  const { errand, asked, today, whose, surroundings } = props;
  const held = useRequestForm(emptyFor(asked.kind));
  const photos = usePhotos(props.takeSlots);
  const steps = stepsOf(asked, errand.materials.length);
  const [at, setAt] = useState<Standing>({ step: "start", changing: false });
  const [consent, setConsent] = useState<{ given: boolean; fault?: string }>({ given: false });
  const [askedForPhotos, setAskedForPhotos] = useState(false);
  const broughtBack = useDraft(errand.open ? draftName(props) : undefined, held);
  const { sending, send } = useSend((requestId) => {
    forgetDraft();
    go.requestInstead(requestId);
  });
  useStepFocus(at);

  const members = new Map(surroundings.parents.map(({ memberId, name }) => [memberId, name]));
  const rows = answerRows(held.form, asked, { members });
  const lacking = missingMaterials(errand.materials, photos.photos);
  const before = stepBefore(steps, at.step, at.changing);

  const next = () => {
    const { step, changing } = at;
    if ((step === "who" || step === "what") && !held.isSound([step], asked, today))
      focusOn(SUMMARY_ID);
    else if (step === "photos" && lacking.length > 0) {
      setAskedForPhotos(true);
      focusOn(MISSING_ID);
    } else setAt({ step: stepAfter(steps, step, changing), changing: false });
  };

  const submit = async () => {
    if (sending.at === "sending") return;
    const materials = putUpsOf(photos.photos);
    if (!consent.given) {
      setConsent({ given: false, fault: "要先勾选同意" });
      focusOn(fieldId("consent"));
    } else if (!materials) {
      setAt({ step: "photos", changing: true });
    } else {
      const error = await send(
        filingOf(
          { errand, asked, whose, place: props.place, parent: props.parent },
          held.form,
          materials,
        ),
      );
      if (!error) return;
      if (error.code === "bad-material") photos.expire();
      const field = held.refuse(error);
      const partOf = (one: FieldId) => rows.find((row) => row.field === one)?.part;
      const step = (field && stepOfField(steps, field, partOf)) ?? "check";
      setAt({ step, changing: step !== "check", focus: REFUSAL_ID });
    }
  };

  return {
    steps,
    at,
    held,
    photos,
    rows,
    /** Papers that were asked for and are not there, once that was said. */
    missing: askedForPhotos ? lacking : [],
    sending,
    broughtBack,
    consent,
    toggleConsent: () => setConsent({ given: !consent.given }),
    back: before ? () => setAt({ step: before, changing: false }) : undefined,
    next,
    submit: () => void submit(),
    changeRow: ({ part, field }: { part: Part; field: FieldId }) =>
      setAt({ step: part, changing: true, focus: fieldId(field) }),
    changePhotos: () => setAt({ step: "photos", changing: true }),
  };
}

export type Applying = ReturnType<typeof useApply>;

/** The key of somebody on our own list says nothing about them. */
const draftName = ({ asked, whose, errand }: ApplyProps): string =>
  [asked.kind, asked.event, errand.year, ...Object.values(whose)].join(".");

/** A new step is announced by going to its heading; not when the page opens. */
function useStepFocus(at: Standing): void {
  const last = useRef(at);
  useEffect(() => {
    if (last.current === at) return;
    last.current = at;
    focusOn(at.focus ?? STEP_ID);
  }, [at]);
}
