import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { leaveTrace, saveDeclaration } from "../db";
import { loadFamily, memberByKey } from "./members";
import { memberDetail } from "./member";
import type { Session } from "./session";

/** Takes down what a resident says where their own word counts; an answer that is left out stays as it was. */
export function declare(
  session: Session,
  { memberId, year, answers }: ResidentRequest<"declare">,
): Promise<ResidentReply<"declare">> {
  const { services, accountId } = session;
  return session.run(async (tx) => {
    const { file, home } = memberByKey(await loadFamily(session, tx), memberId);
    const before = file.declarations.find((row) => row.county === home.county && row.year === year);
    const at = services.now();
    await saveDeclaration(tx, {
      county: home.county,
      year,
      personId: file.person.id,
      returningMigrantWorker:
        answers.returningMigrantWorker ?? before?.returningMigrantWorker ?? null,
      hukouKind: answers.hukouKind ?? before?.hukouKind ?? null,
      accountId,
      declaredAt: at,
    });
    await leaveTrace(tx, {
      at,
      actor: `account:${accountId}`,
      action: "declare",
      subject: file.person.id,
      personId: file.person.id,
      county: home.county,
      detail: { year },
    });
    return memberDetail(session, tx, { memberId, year });
  });
}
