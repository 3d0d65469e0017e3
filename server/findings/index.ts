/** The face of findings: what does not go together in the register, and waits for somebody to settle it. */
export { findingKey, noteFinding, noteFindings, type ToList } from "./note";
