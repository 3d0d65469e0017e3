/** `canbao policy schema`: writes the JSON Schemas with which editors complete and check packs and cases. */
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { casesJsonSchema, packJsonSchema } from "../../../core/policy/explain";
import type { PolicyCommand } from "./command";
import { BadCall, optionsOf, reporting } from "./options";

/** The text of a schema as it is checked in. */
const schemaText = (schema: unknown): string => `${JSON.stringify(schema, null, 2)}\n`;

export const schema: PolicyCommand = {
  usage:
    "schema [--out 文件]    写出编辑器用的 JSON Schema：policies/pack.schema.json 和旁边的 cases.schema.json",
  run: (root, args, io) =>
    reporting(io, () => {
      const { rest, values } = optionsOf(args, ["out"], schema.usage);
      if (rest.length > 0) throw new BadCall(`用法：${schema.usage}`);
      const file = values.out ?? join(root, "policies/pack.schema.json");
      const cases = join(dirname(file), "cases.schema.json");
      writeFileSync(file, schemaText(packJsonSchema()));
      writeFileSync(cases, schemaText(casesJsonSchema()));
      io.out(`写好了 ${file}`);
      io.out(`写好了 ${cases}`);
      return 0;
    }),
};
