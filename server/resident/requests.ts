import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { placeNames, requestsOfAccount } from "../db";
import { openBody, requestCard } from "../requests";
import { loadFamily } from "./members";
import { nameIn, requestView } from "./request-view";
import type { Session } from "./session";

/** The caller's own requests, the newest first. */
export function requests(session: Session): Promise<ResidentReply<"requests">> {
  const { services, accountId } = session;
  return session.run(async (tx) => {
    const rows = await requestsOfAccount(tx, accountId);
    const family = await loadFamily(session, tx);
    const names = await placeNames(
      tx,
      rows.map(({ place }) => place),
    );
    const now = services.now();
    return {
      requests: rows.map((row) => {
        const body = openBody(services.vault, row);
        return requestCard(row, body, {
          name: nameIn(family, row, body),
          placeName: names.get(row.place) ?? row.place,
          now,
        });
      }),
    };
  });
}

/** How far one request has come. */
export function request(
  session: Session,
  { requestId }: ResidentRequest<"request">,
): Promise<ResidentReply<"request">> {
  return session.run((tx) => requestView(session, tx, requestId));
}
