/** How WeChat's asynchronous calls answer: by callbacks where given, else by a promise; never at once. */
export interface CallOptions {
  success?(reply: object): void;
  fail?(reply: object): void;
  complete?(reply: object): void;
  [option: string]: unknown;
}

/** WeChat's refusal of a call; `detail` is what follows `fail` in `errMsg`. */
export class Refusal extends Error {
  constructor(
    detail: string,
    readonly errCode?: number,
  ) {
    super(detail);
  }
}

type Work = (options: CallOptions) => object | undefined | Promise<object | undefined>;

const later = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Makes `wx.<name>` of a function that answers or throws a `Refusal`. */
export function call(name: string, work: Work) {
  return (options: CallOptions = {}): Promise<object> | undefined => {
    const outcome = answerOf(name, work, options);
    const { success, fail, complete } = options;
    if (!success && !fail && !complete) {
      return outcome.then(({ ok, reply }) =>
        ok ? reply : Promise.reject(reply as unknown as Error),
      );
    }
    void outcome.then(({ ok, reply }) => {
      (ok ? success : fail)?.(reply);
      complete?.(reply);
    });
    return undefined;
  };
}

async function answerOf(name: string, work: Work, options: CallOptions) {
  try {
    // The work begins at once, so that it can see whether it is still inside a tap.
    const reply = await work(options);
    await later();
    return { ok: true, reply: { errMsg: `${name}:ok`, ...reply } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await later();
    const code = error.errCode === undefined ? {} : { errCode: error.errCode };
    return { ok: false, reply: { errMsg: `${name}:fail ${error.message}`, ...code } };
  }
}
