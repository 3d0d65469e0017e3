/** The face of enrolment: the states of a person's year, and what people are told about them. Rules: SPEC.md. */
export * from "./card";
export * from "./progress";
export * from "./request-graph";
export * from "./year-graph";
