import { noteOf, type PolicyBook } from "../../core/policy";
import { isSettled } from "../../core/enrolment";
import { inChinese } from "../../core/policy";
import { asSystem, placeNames, type Tx } from "../db";
import { factsFiled, judgedAnew } from "./facts";
import type { Matter } from "./matter";
import { mistakenFor } from "./people";

/** Something that a worker must see before deciding; `blocks`: it cannot be completed while it stands. */
export interface Warning {
  text: string;
  cite: string;
  blocks: boolean;
}

const ENTERING = ["registration", "newborn", "midyear", "permit", "student", "moved-in"];

/** What stands against a request as the registers are now: by the plan, by an enrolment elsewhere, by a permit that ran out. */
export async function warningsOf(matter: Matter, tx: Tx, book: PolicyBook): Promise<Warning[]> {
  const mistaken = mistakenFor(matter);
  if (mistaken) return [{ text: mistaken.message, cite: "", blocks: true }];
  const facts = await factsFiled(matter, tx);
  const { against } = judgedAnew(matter, book, facts);
  const byPlan = against ? [{ text: against.text, cite: against.cite, blocks: true }] : [];
  if (!ENTERING.includes(matter.row.kind)) return byPlan;
  const others = [...(await elsewhere(matter, tx, book)), ...permitOver(matter, book)];
  return [...byPlan, ...others.filter(({ cite }) => cite === "" || cite !== against?.cite)];
}

/** BG-10, KP-23: nobody is enrolled twice. Whoever moves is stopped where they came from, unless money was taken there. */
async function elsewhere({ subject, row }: Matter, tx: Tx, book: PolicyBook): Promise<Warning[]> {
  const years = (subject?.years ?? []).filter(
    (one) =>
      one.county !== row.county &&
      one.year === row.year &&
      one.stoppedOn === null &&
      (one.registered || one.state === "billed" || isSettled(one.state)),
  );
  if (years.length === 0) return [];
  const names = await asSystem(tx, () =>
    placeNames(
      tx,
      years.map(({ county }) => county),
    ),
  );
  const cite = noteOf(book, row.place, row.year, "double")?.cite ?? "";
  return years.map(({ county, state }) => {
    const where = names.get(county) ?? "别处";
    if (isSettled(state))
      return { text: `${row.year}年度已经在${where}参保缴费，不能重复参保`, cite, blocks: true };
    if (state === "billed")
      return { text: `${row.year}年度在${where}有一笔没付完的订单`, cite, blocks: true };
    return row.kind === "moved-in"
      ? { text: `办好后，${where}${row.year}年度的登记会停掉`, cite, blocks: false }
      : {
          text: `${row.year}年度已经在${where}登记，要先在那里停保，或改办迁入登记`,
          cite,
          blocks: true,
        };
  });
}

/** KP-15: a permit that ran out opens nothing; a new one does. */
function permitOver({ details, row, today }: Matter, book: PolicyBook): Warning[] {
  const { permit } = details;
  if (!permit || permit.until >= today) return [];
  const cite = noteOf(book, row.place, row.year, "permit-expiry")?.cite ?? row.cite;
  return [{ text: `居住证${inChinese(permit.until)}已经到期，要凭新证办理`, cite, blocks: true }];
}
