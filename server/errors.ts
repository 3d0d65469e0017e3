import type { ErrorCode, Failure } from "../core/contracts";

/** A failure that the person is told about; everything else becomes `unavailable`. */
export class AppError extends Error {
  override name = "AppError";
  constructor(
    readonly code: ErrorCode,
    /** Plain Chinese, for people. Never holds a number or a name that the person did not type. */
    message: string,
    private readonly more: { path?: string; todo?: string } = {},
  ) {
    super(message);
  }

  /** As the phone receives it. */
  failure(): Failure {
    return { code: this.code, message: this.message, ...this.more };
  }
}
