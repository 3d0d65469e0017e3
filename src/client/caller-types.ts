import type * as z from "zod/mini";
import type { FunctionContract } from "../../core/contracts";

/** Names of the calls of a deployed function, and what goes in and comes out of each. */
export type CallsOf<F extends FunctionContract> = keyof F["calls"] & string;
export type RequestOf<F extends FunctionContract, C extends CallsOf<F>> = z.infer<
  F["calls"][C]["request"]
>;
export type ReplyOf<F extends FunctionContract, C extends CallsOf<F>> = z.infer<
  F["calls"][C]["reply"]
>;

/** Calls one function by the names of its contract. */
export type Caller<F extends FunctionContract> = <C extends CallsOf<F>>(
  name: C,
  data: RequestOf<F, C>,
) => Promise<ReplyOf<F, C>>;
