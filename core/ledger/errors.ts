/** The ledger was asked for something that its rules forbid; nothing may be written. */
export class LedgerError extends Error {
  override name = "LedgerError";
  constructor(
    /** Number of the rule in SPEC.md. */
    readonly rule: string,
    message: string,
  ) {
    super(`${rule}: ${message}`);
  }
}
