import type { Services } from "../context";
import { openDatabase } from "../db";
import { vaultFromEnvironment } from "../privacy";
import { cloudFiles, cloudMessages, cloudPayPort, cloudPhones, startCloud } from "../wechat";
import { clockOf, isLocal, readEnvironment } from "./environment";

/** What a function instance keeps from one call to the next. */
type Standing = Omit<Services, "now" | "local">;

/** Which function hears of payments. */
const PAYMENT_FUNCTION = "payment-result";

let standing: Standing | undefined;

/** Opened with the first call, so that a wrong environment is an answer and not a crash at start. */
function stand(env: Record<string, string | undefined>): Standing {
  if (standing) return standing;
  const settings = readEnvironment(env);
  startCloud();
  standing = {
    db: openDatabase({ url: settings.DATABASE_URL }),
    vault: vaultFromEnvironment(env),
    pay: cloudPayPort({
      appid: settings.CANBAO_APPID,
      subMchId: settings.CANBAO_SUB_MCH_ID,
      envId: settings.TCB_ENV ?? settings.SCF_NAMESPACE ?? "",
      functionName: PAYMENT_FUNCTION,
    }),
    messages: cloudMessages,
    phones: cloudPhones,
    files: cloudFiles(settings.CANBAO_FILES),
    templates: settings.CANBAO_TEMPLATES,
  };
  return standing;
}

/** The services of one call. The date is read anew each time: it is set per call. */
export function servicesOf(env: Record<string, string | undefined>): Services {
  const now = clockOf(env);
  return { ...stand(env), now, local: isLocal(env) };
}
