import { failedTries, filingsBetween, type TryKind, type Tx } from "../db";
import { AppError } from "../errors";
import type { Session } from "./session";

const DAY_MS = 86_400_000;

/** Tries that are about a person. */
type PersonTry = Extract<TryKind, "bind" | "confirm">;

/** Failed tries within a day, by one phone and about one person, before everybody has to wait. */
const LIMITS: Record<PersonTry, { byAccount: number; aboutTarget: number }> = {
  bind: { byAccount: 5, aboutTarget: 10 },
  confirm: { byAccount: 5, aboutTarget: 10 },
};

/** Refuses a try where there were too many; which of the limits was reached is not said. */
export async function refuseTooManyTries(
  { services, accountId }: Session,
  tx: Tx,
  kind: PersonTry,
  targetHash: string,
): Promise<void> {
  const now = services.now();
  const since = new Date(now.getTime() - DAY_MS);
  const failed = await failedTries(tx, { accountId, targetHash, kind, since, now });
  const limit = LIMITS[kind];
  if (failed.byAccount >= limit.byAccount || failed.aboutTarget >= limit.aboutTarget)
    throw new AppError("too-many-tries", "试的次数太多了，为了保护大家的信息，先停一停。", {
      todo: "请明天再试，或带上证件到村（社区）办理。",
    });
}

/** Filings of one account within a day, and those about somebody whom no record was named for. */
const FILINGS = { all: 20, newcomers: 6 };
/** Filings for strangers that met one under way. */
const MET_OTHERS = 3;

/** Refuses a filing where there were too many; `stranger` is the hash of a document that nobody is bound to. */
export async function refuseTooManyFilings(
  { services, accountId }: Session,
  tx: Tx,
  stranger: string | undefined,
): Promise<void> {
  const now = services.now();
  const since = new Date(now.getTime() - DAY_MS);
  const filed = await filingsBetween(tx, { accountId, since, now });
  const met =
    stranger === undefined
      ? 0
      : (await failedTries(tx, { accountId, targetHash: stranger, kind: "file", since, now }))
          .byAccount;
  if (
    filed.all >= FILINGS.all ||
    (stranger !== undefined && (filed.newcomers >= FILINGS.newcomers || met >= MET_OTHERS))
  )
    throw new AppError("too-many-tries", "今天提交的申请太多了。", {
      todo: "请明天再提交，或带上材料到村（社区）办理。",
    });
}
