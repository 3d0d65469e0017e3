import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { STAFF_ROLES } from "../../../core/contracts";
import { sitsAt } from "../../../core/desk";
import { isReadableName } from "../../../core/people";
import { ROOT } from "../../paths";
import { demoFamilies } from "..";
import { demoWorkers } from ".";

const places = parse(readFileSync(join(ROOT, "policies", "places.yaml"), "utf8")) as {
  code: string;
}[];
const codes = new Set(places.map(({ code }) => code));
const counties = [...new Set(demoWorkers.map(({ county }) => county))];

test("every county of the families has a worker of each role", () => {
  const lived = new Set(demoFamilies.map(({ place }) => place.slice(0, 6)));
  expect(counties.sort()).toEqual([...lived].sort());
  for (const county of counties) {
    const here = demoWorkers.filter((one) => one.county === county);
    expect(new Set(here.map(({ role }) => role))).toEqual(new Set(STAFF_ROLES));
  }
});

test("each sits where the role can be held, at a place that is listed", () => {
  for (const { key, role, place, county, department } of demoWorkers) {
    expect([key, sitsAt(role, place), codes.has(place)]).toEqual([key, true, true]);
    expect([key, place.startsWith(county)]).toEqual([key, true]);
    expect([key, department !== undefined]).toEqual([key, role === "department"]);
  }
});

test("nobody is there twice, neither as a worker nor as a member of a family", () => {
  const members = demoFamilies.flatMap((family) => family.members);
  const twice = (keys: string[]) => keys.filter((key, i) => keys.indexOf(key) !== i);
  const accounts = [...demoFamilies, ...demoWorkers].map(({ account }) => account);
  expect(twice([...demoWorkers, ...members].map(({ name }) => name))).toEqual([]);
  expect(twice(accounts.map(({ openid }) => openid))).toEqual([]);
  expect(twice(accounts.map(({ phone }) => phone))).toEqual([]);
  expect(twice(demoWorkers.map(({ key }) => key))).toEqual([]);
  expect(demoWorkers.every(({ name }) => isReadableName(name))).toBe(true);
  for (const { account } of demoWorkers) expect(account.phone).toMatch(/^120\d{8}$/);
});

test("a department's worker holds lists on which somebody of the families stands", () => {
  for (const { county, department } of demoWorkers.filter(({ role }) => role === "department")) {
    const here = demoFamilies.filter(({ place }) => place.startsWith(county));
    const named = here.flatMap(({ members }) => members.flatMap(({ categories }) => categories));
    expect(named.map((one) => one.department)).toContain(department);
  }
});
