import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

/** A function's `config.json` as the platform reads it. Other keys are left to the platform. */
const FunctionConfig = z.object({
  /** Seconds; the platform's own default is three. */
  timeout: z.int().min(1).max(60).default(3),
  /** Megabytes. */
  memorySize: z.int().min(64).max(3072).default(256),
  permissions: z.object({ openapi: z.array(z.string()).default([]) }).default({ openapi: [] }),
  triggers: z
    .array(z.object({ name: z.string(), type: z.literal("timer"), config: z.string() }))
    .max(1, "the platform allows one trigger a function")
    .default([]),
});
export type FunctionConfig = z.infer<typeof FunctionConfig>;

export function readFunctionConfig(folder: string): FunctionConfig {
  return FunctionConfig.parse(JSON.parse(readFileSync(join(folder, "config.json"), "utf8")));
}
