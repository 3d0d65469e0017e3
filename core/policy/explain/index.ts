/** The face of the tools that put answers and packs into words. Not for the phone. */
export { PackCase, PackCases, failuresOf, type Difference } from "./case-file";
export { factsFromWords, hintFor } from "./clerk";
export { explainQuote, type Explained } from "./explain";
export { casesJsonSchema, packJsonSchema } from "./json-schema";
export { RuleWords } from "./rule-words";
export { casesSkeleton, packSkeleton, TO_FILL, type NewPack } from "./skeleton";
