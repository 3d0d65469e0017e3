import { carryOverYears, countyBasis } from ".";
import { book } from "../../test/policy/requests";

describe("C3 the years into which a county carries over", () => {
  test.each([
    ["440783", "2021-09-30", []],
    ["440783", "2021-10-01", [2022]],
    ["440783", "2021-12-25", [2022]],
    ["440783", "2022-03-01", []],
  ])("%s on %s", (county, today, years) => {
    expect(carryOverYears(book, county, today)).toEqual(years);
  });

  test("the clause is the county's own (KP-10); a place without a plan has none", () => {
    expect(countyBasis(book, "440783", 2022, "2021-10-01")?.cite).toContain("五（四）1");
    expect(countyBasis(book, "440783", 2040, "2039-10-01")).toBeNull();
    expect(countyBasis(book, "110101", 2022, "2021-10-01")).toBeNull();
  });
});
