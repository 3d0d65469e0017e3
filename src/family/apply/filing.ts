import type { Errand } from "../../../core/contracts";
import type { ForWhom } from "../../routes";
import { detailsOf, eventOf, type Asked, type RequestForm } from "../../requests";
import type { Filing } from "./use-send";

interface About {
  errand: Pick<Errand, "year">;
  asked: Asked;
  whose: ForWhom;
  place: { code: string };
  parent: string | undefined;
}

/** What is sent. A baby is in no register yet: it is filed at the place of the member from whose page it was asked. */
export function filingOf(
  { errand, asked, whose, place, parent }: About,
  form: RequestForm,
  materials: Filing["materials"],
): Filing {
  const details = detailsOf(form, asked);
  const event = eventOf(form, asked);
  const member = "memberId" in whose ? whose.memberId : undefined;
  const about = member && asked.kind !== "newborn" ? { memberId: member } : { place: place.code };
  return {
    kind: asked.kind,
    year: errand.year,
    ...about,
    ...(event && { event }),
    details: parent && asked.kind === "newborn" ? { parentMemberId: parent, ...details } : details,
    materials,
  };
}
