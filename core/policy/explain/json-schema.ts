/** The JSON Schemas that editors complete and check packs with, made from the one form in `schema.ts`. */
import { z } from "zod";
import { PlainDate } from "../plain-date";
import * as form from "../schema";
import * as rules from "../schema-rules";
import { PackCase, PackCases } from "./case-file";
import { ITEMS, PARTS } from "./descriptions";

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Parts that are named in the schema rather than written out wherever they are used. */
function namedParts(): z.core.$ZodRegistry<{ id: string }> {
  const registry = z.registry<{ id: string }>();
  const all: Record<string, unknown> = { ...form, ...rules, Case: PackCase };
  for (const id of Object.keys(PARTS)) {
    const part = all[id];
    if (part instanceof z.ZodType) registry.add(part, { id });
  }
  return registry;
}

const DATE = String.raw`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`;
const YUAN = String.raw`^\d{1,7}(\.\d{1,2})?$`;
const SHARE = String.raw`^(\d{1,3}(\.\d{1,3})?%|\d{1,4}/\d{1,4})$`;

/** What zod checks by code is said as a pattern; the bounds of whole numbers that say nothing are left out. */
function refine(schema: unknown, json: Json): void {
  if (schema === PlainDate) json["pattern"] = DATE;
  if (schema === rules.Share) json["pattern"] = SHARE;
  if (schema === rules.Yuan) {
    json["anyOf"] = [
      { type: "number", minimum: 0 },
      { type: "string", pattern: YUAN },
    ];
  }
  if (json["maximum"] === Number.MAX_SAFE_INTEGER) delete json["maximum"];
  if (json["minimum"] === Number.MIN_SAFE_INTEGER) delete json["minimum"];
}

/** Puts the words of an editor beside the items of a part. */
function describe(part: string, json: Json): void {
  const title = PARTS[part];
  if (title !== undefined) json["description"] = title;
  for (const variant of [
    json,
    ...(Array.isArray(json["anyOf"]) ? (json["anyOf"] as Json[]) : []),
  ]) {
    if (!isRecord(variant["properties"])) continue;
    for (const [item, value] of Object.entries(variant["properties"])) {
      const words = ITEMS[part]?.[item] ?? ITEMS["*"]?.[item];
      if (isRecord(value) && words !== undefined) value["description"] = words;
    }
  }
}

function generate(schema: z.ZodType, root: string, title: string): Json {
  const json = z.toJSONSchema(schema, {
    io: "input",
    metadata: namedParts(),
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => refine(zodSchema, jsonSchema as Json),
  }) as Json;
  const parts = (json["$defs"] ?? {}) as Record<string, Json>;
  for (const [name, part] of Object.entries(parts)) {
    delete part["id"];
    describe(name, part);
  }
  describe(root, json);
  return { ...json, title };
}

/** The JSON Schema of `pack.yaml`. */
export const packJsonSchema = (): Json =>
  generate(form.PackDocument, "Pack", "canbao 政策方案 pack.yaml");

/** The JSON Schema of `cases.yaml`. */
export const casesJsonSchema = (): Json =>
  generate(PackCases, "Cases", "canbao 政策方案的案例 cases.yaml");
