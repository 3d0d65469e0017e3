/** WeChat's answer did not arrive, or cannot be understood: what happened there is unknown, not failed. */
export class LostReply extends Error {
  override name = "LostReply";
}

/** Longer than WeChat takes on a bad day, shorter than a phone's patience. */
const PATIENCE_MS = 6_000;

/** Any end of a call that is no answer becomes `LostReply`. */
export async function answered<T>(call: Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LostReply("no answer in time")), patienceMs);
  });
  try {
    return await Promise.race([call, patience]);
  } catch (error) {
    throw error instanceof LostReply
      ? error
      : new LostReply("the call broke off", { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
