import * as z from "zod/mini";
import type { FunctionContract } from "./call";

/** The one timer of the product: ticks, and runs what the job table says is due. */
export const clock = {
  name: "clock",
  from: ["timer"],
  calls: {
    tick: {
      request: z.object({}),
      reply: z.object({
        ran: z.array(z.object({ job: z.string(), done: z.int(), left: z.int() })),
      }),
    },
  },
} as const satisfies FunctionContract;
