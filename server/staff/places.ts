import type { StaffReply, StaffRequest } from "../../core/contracts";
import { placesUnder } from "../db";
import type { WorkerSession } from "./session";

type Level = StaffReply<"places">["places"][number]["level"];

/** How long the code of a county is; codes of all places under it begin with it. */
const COUNTY = 6;

const LEVELS: Partial<Record<string, Level>> = {
  county: "county",
  town: "town",
  village: "village",
};

/** All places of the counties in which the worker holds a role: names of places are nobody's secret. */
export function places(
  session: WorkerSession,
  _request: StaffRequest<"places">,
): Promise<StaffReply<"places">> {
  const counties = new Set(session.worker?.roles.map(({ place }) => place.slice(0, COUNTY)));
  return session.run(async (tx) => {
    const nodes = await placesUnder(tx, [...counties]);
    const names = new Map(nodes.map(({ code, name }) => [code, name]));
    return {
      places: nodes.map(({ code, name, parent, level }) => ({
        code,
        name,
        level: LEVELS[level] ?? "unit",
        above: (parent === null ? undefined : names.get(parent)) ?? "",
      })),
    };
  });
}
