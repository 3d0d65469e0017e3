import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import Ajv from "ajv/dist/2020";
import { parse } from "yaml";
import { casesJsonSchema, packJsonSchema, TO_FILL } from "../core/policy/explain";
import { filesNamed } from "../local/policies";

/** The schemas that editors use, beside the packs, and a validator that knows nothing of our own checks. */

const ajv = new Ajv({ allowUnionTypes: true });
const read = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, name), "utf8"));
const validators = {
  "pack.yaml": ajv.compile(read("pack.schema.json") as object),
  "cases.yaml": ajv.compile(read("cases.schema.json") as object),
};

const parsed = (file: string): Record<string, unknown> =>
  parse(readFileSync(file, "utf8")) as Record<string, unknown>;

test("the schemas that are checked in are those of the form (write them anew: npx canbao policy schema)", () => {
  expect(read("pack.schema.json")).toEqual(packJsonSchema());
  expect(read("cases.schema.json")).toEqual(casesJsonSchema());
});

describe.each(["pack.yaml", "cases.yaml"] as const)("%s", (name) => {
  const files = filesNamed(__dirname, name).map((file) => relative(__dirname, file));

  it.each(files)("%s holds by the schema", (file) => {
    const validate = validators[name];
    expect({ valid: validate(parsed(join(__dirname, file))), errors: validate.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  it.each(files)("%s tells the editor where the schema is", (file) => {
    const [first] = readFileSync(join(__dirname, file), "utf8").split("\n");
    const path = /^# yaml-language-server: \$schema=(.*)$/.exec(first ?? "")?.[1] ?? "";
    expect(join(dirname(file), path)).toBe(name.replace(".yaml", ".schema.json"));
  });
});

const [some = ""] = filesNamed(join(__dirname, "999901-demo", "2027"), "pack.yaml");

test.each([
  ["a word that no pack has", { fee: 400 }],
  ["a place that is no code", { place: "华容县" }],
  ["a date that is none", { publishedAt: "2026/01/01" }],
  [
    "an amount in fen with three decimals",
    { amounts: [{ key: "personal", says: "个人缴费", cite: "一", is: { yuan: "1.234" } }] },
  ],
  ["a way without a price", { ways: [{ key: "w", says: "缴费期", cite: "一", opens: "payday" }] }],
  [
    "an entry without its clause",
    { eligible: [{ key: "local", when: { hukou: "local" }, says: "本地居民" }] },
  ],
  [
    "a condition with a fact that does not exist",
    { eligible: [{ key: "local", when: { hukuo: "local" }, says: "本地居民", cite: "一" }] },
  ],
])("refuses %s", (_what, change) => {
  expect(validators["pack.yaml"]({ ...parsed(some), ...change })).toBe(false);
});

test("no clause of a pack or a case is still to be filled in", () => {
  const files = [...filesNamed(__dirname, "pack.yaml"), ...filesNamed(__dirname, "cases.yaml")];
  const open = files.filter((file) => readFileSync(file, "utf8").includes(`: ${TO_FILL}`));
  expect(open).toEqual([]);
});
