import type { ErrorCode, Failure } from "../../core/contracts";

/**
 * Why a call did not give what was asked. `refused` is the server's own answer; in all other cases the server may
 * or may not have done it, so a repeated call must be one that can be repeated.
 */
export type CallErrorKind = "refused" | "offline" | "timeout" | "unreachable" | "unreadable";

interface Words {
  message: string;
  todo: string;
}

const WORDS: Record<Exclude<CallErrorKind, "refused">, Words> = {
  offline: { message: "手机没有连上网络", todo: "请打开移动数据或无线网络，再点“重试”。" },
  timeout: { message: "等了很久没有收到答复", todo: "可能是网络慢。请稍等片刻，再点“重试”。" },
  unreachable: {
    message: "暂时联系不上服务",
    todo: "请过一会儿再点“重试”。一直不行，可以打 12345 问。",
  },
  unreadable: {
    message: "收到的内容看不懂",
    todo: "可能是小程序版本旧了。请关闭后重新打开，再试一次。",
  },
};

/** A failed call in words for a person; `code` is there when the server itself refused. */
export class CallError extends Error {
  readonly kind: CallErrorKind;
  readonly code: ErrorCode | undefined;
  readonly todo: string | undefined;
  readonly path: string | undefined;
  readonly trace: string | undefined;

  private constructor(kind: CallErrorKind, words: Partial<Failure> & { message: string }) {
    super(words.message);
    this.name = "CallError";
    this.kind = kind;
    this.code = words.code;
    this.todo = words.todo;
    this.path = words.path;
    this.trace = words.trace;
  }

  static of(kind: Exclude<CallErrorKind, "refused">): CallError {
    return new CallError(kind, WORDS[kind]);
  }

  static refused(failure: Failure): CallError {
    return new CallError("refused", failure);
  }
}

/** Anything thrown, as a CallError: what is not one of ours did not get through. */
export function asCallError(error: unknown): CallError {
  return error instanceof CallError ? error : CallError.of("unreachable");
}
