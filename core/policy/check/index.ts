/** The face of the check of policy packs. Not for the phone. */
export { checkPacks, formOf } from "./check";
export { CODES } from "./codes";
export {
  lineOfFinding,
  type Code,
  type Finding,
  type PackSource,
  type Path,
  type Severity,
  type SourceFile,
  type TextProblem,
} from "./finding";
