import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** `places.yaml` is data written by hand: these are the slips that a hand makes. */

const LEVELS = ["province", "city", "county", "town", "village", "unit"] as const;
const Day = z.iso.date();
const Tree = z.array(
  z.strictObject({
    code: z.string(),
    name: z.string().min(2),
    parent: z.string().nullable(),
    level: z.enum(LEVELS),
    from: Day.optional(),
    to: Day.optional(),
  }),
);
type Place = z.infer<typeof Tree>[number];

const places = Tree.parse(parse(readFileSync(join(__dirname, "places.yaml"), "utf8")));
const byCode = new Map(places.map((place) => [place.code, place]));

/** The form of a code at each level, and how many of its digits it shares with the place above. */
const FORM: Record<Place["level"], { code: RegExp; above: Place["level"][]; shared: number }> = {
  province: { code: /^\d{2}0{4}$/, above: [], shared: 0 },
  city: { code: /^\d{4}0{2}$/, above: ["province"], shared: 2 },
  // Counties governed by the province itself have no city above them.
  county: { code: /^\d{6}$/, above: ["city", "province"], shared: 2 },
  town: { code: /^\d{9}$/, above: ["county"], shared: 6 },
  village: { code: /^\d{12}$/, above: ["town"], shared: 9 },
  unit: { code: /^\d{6}Z\d{2}$/, above: ["county", "town"], shared: 6 },
};

function problems(place: Place): string[] {
  const { code, above, shared } = FORM[place.level];
  const parent = place.parent === null ? undefined : byCode.get(place.parent);
  const found: string[] = [];
  if (!code.test(place.code)) found.push("code does not have the form of its level");
  if (above.length === 0 && place.parent !== null) found.push("a province has nothing above it");
  if (above.length > 0 && !parent) found.push("parent is not in the list");
  if (parent) {
    if (!above.includes(parent.level)) found.push(`parent is a ${parent.level}`);
    const digits = parent.level === "city" ? 4 : shared;
    if (place.code.slice(0, digits) !== parent.code.slice(0, digits))
      found.push("code does not begin with that of its parent");
  }
  if (place.from && place.to && place.to < place.from) found.push("ends before it begins");
  return found;
}

test("every place has the form of its level and stands under a place that is listed", () => {
  const wrong = places.flatMap((place) => problems(place).map((text) => `${place.code}: ${text}`));
  expect(wrong).toEqual([]);
});

test("no code is listed twice, and no two places under one parent share a name", () => {
  const twice = (keys: string[]) => keys.filter((key, i) => keys.indexOf(key) !== i);
  expect(twice(places.map((place) => place.code))).toEqual([]);
  expect(twice(places.map((place) => `${place.parent ?? ""} ${place.name}`))).toEqual([]);
});

test("the checks notice what they are for", () => {
  const of = (place: Partial<Place>) =>
    problems({ code: "", name: "试", parent: null, level: "town", ...place });
  expect(of({ code: "44078310", parent: "440783" })).toContain(
    "code does not have the form of its level",
  );
  expect(of({ code: "440783103", parent: "340103" })).toContain(
    "code does not begin with that of its parent",
  );
  expect(of({ code: "440783103", parent: "440799" })).toContain("parent is not in the list");
  expect(of({ code: "440783103001", parent: "440783", level: "village" })).toContain(
    "parent is a county",
  );
  expect(
    of({ code: "440783103", parent: "440783", from: "2022-01-02", to: "2022-01-01" }),
  ).toContain("ends before it begins");
});

test("the places of the plans are there", () => {
  // As the plans count their units: schools are nobody's home.
  const under = (parent: string) =>
    places.filter((place) => place.parent === parent && !/Z[2-9]\d$/.test(place.code)).length;
  for (const county of ["440783", "340103", "370481", "430623", "130607", "999901", "999902"])
    expect(byCode.get(county)?.level).toBe("county");
  expect(under("430623")).toBe(15);
  expect(under("130607")).toBe(12);
  expect(byCode.get("370481108")?.name).toBe("鲍沟镇");
  expect(byCode.get("430623Z01")?.name).toBe("田家湖");
});
