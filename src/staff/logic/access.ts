import type { RoleHeld, StaffCall, StaffReply, StaffRole } from "../../../core/contracts";
import { DESK_ROUTES, type RouteName } from "./places-to-go";

export type Worker = NonNullable<StaffReply<"hello">["worker"]>;

/** Whether one of the worker's roles allows a call; the server checks it again. */
export const mayCall = (worker: Worker | null | undefined, call: StaffCall): boolean =>
  worker?.calls.includes(call) ?? false;

export interface NavGroup {
  title: string;
  entries: { route: RouteName; name: string; count?: number }[];
}

/** What this worker can go to, in groups; empty groups are left out. */
export function navigation(worker: Worker): NavGroup[] {
  const { counts } = worker;
  const counted: Partial<Record<RouteName, number>> = {
    queue: counts.waiting,
    findings: counts.findings,
    todos: counts.todos,
  };
  return DESK_ROUTES.map(({ title, entries }) => ({
    title,
    entries: entries
      .filter(({ call }) => call === undefined || mayCall(worker, call))
      .map(({ route, name }) => {
        const count = counted[route];
        return count ? { route, name, count } : { route, name };
      }),
  })).filter(({ entries }) => entries.length > 0);
}

/** The places of the worker's roles of these kinds, each once, narrow ones left out where a wide one holds them. */
export function ownPlaces(
  roles: readonly RoleHeld[],
  kinds?: readonly StaffRole[],
): RoleHeld["place"][] {
  const held = roles.filter(({ role }) => !kinds || kinds.includes(role)).map(({ place }) => place);
  const unique = [...new Map(held.map((place) => [place.code, place])).values()];
  return unique.filter(
    ({ code }) => !unique.some((other) => other.code !== code && code.startsWith(other.code)),
  );
}

/** How a division code names its county. */
export const countyOf = (code: string): string => code.slice(0, 6);
