import type { RequestState } from "../contracts";

interface Edge {
  from: RequestState;
  to: RequestState;
  why: string;
}

/** Everything that can happen to a request (R2). The database declares the same edges; a test compares them. */
export const REQUEST_EDGES: readonly Edge[] = [
  { from: "submitted", to: "in-hand", why: "a worker takes it" },
  { from: "submitted", to: "withdrawn", why: "the resident takes it back" },
  { from: "in-hand", to: "submitted", why: "the worker lets it go, or the resident adds to it" },
  { from: "in-hand", to: "returned", why: "something is missing or wrong" },
  { from: "in-hand", to: "completed", why: "decided in favour and carried out" },
  { from: "in-hand", to: "refused", why: "decided against, with the clause" },
  { from: "in-hand", to: "withdrawn", why: "the resident takes it back before it is decided" },
  { from: "returned", to: "submitted", why: "the resident supplements it" },
  { from: "returned", to: "withdrawn", why: "the resident takes it back" },
  { from: "returned", to: "lapsed", why: "nobody supplemented it in time" },
];

/** R1: whether a request may go from one state to another. */
export function requestMayBecome(from: RequestState, to: RequestState): boolean {
  return REQUEST_EDGES.some((edge) => edge.from === from && edge.to === to);
}

/** R3: whether nothing more can happen to it. */
export const isOver = (state: RequestState): boolean =>
  !REQUEST_EDGES.some(({ from }) => from === state);
