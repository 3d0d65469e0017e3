/** The face of the form of a request, for residents and for the counter. */
export { isSchool } from "./change-fields";
export { asksOf, asksOfPart, type Ask, type LeftOut, type Part } from "./asks";
export { readDraft, saysAnything, writeDraft } from "./draft";
export { guardianConsents, type FieldId, type RequestFault } from "./faults";
export { RequestFields } from "./fields";
export { fieldId, type Surroundings } from "./field-props";
export { birthOf, detailsOf, emptyFor, eventOf, type Asked, type RequestForm } from "./form";
export { missingMaterials, putUpsOf, type Photo } from "./photos";
export { RequestPhotos } from "./request-photos";
export { answerRows, type AnswerRow } from "./rows";
export { usePhotos, type Photos } from "./use-photos";
export { useRequestForm, type HeldForm } from "./use-request-form";
export { LEFT_OUT, optionsOf } from "./words";
