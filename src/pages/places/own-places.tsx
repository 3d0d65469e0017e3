import type { Home } from "../../../core/contracts";
import { useCall } from "../../client";
import { Card, LinkRow } from "../../components";
import { Heading } from "../../platform";
import { go } from "../../routes";

interface OwnPlace {
  code: string;
  name: string;
  year: number;
}

/** Each place and year of the family once, newest year first. */
function ownPlaces(home: Home): OwnPlace[] {
  const found = new Map<string, OwnPlace>();
  for (const { place, years } of home.members) {
    for (const { year } of years) found.set(`${place.code}.${year}`, { ...place, year });
  }
  return [...found.values()].sort((a, b) => b.year - a.year);
}

/** The family's own places first; when they cannot be had, the list of all places still is. */
export function OwnPlaces() {
  const home = useCall("home", {});
  const places = home.data ? ownPlaces(home.data) : [];
  if (places.length === 0) return null;
  return (
    <>
      <Heading level={2} className="section-title">
        家里人参保的地方
      </Heading>
      <Card className="link-list">
        {places.map(({ code, name, year }, index) => (
          <LinkRow
            key={`${code}.${year}`}
            title={`${name} ${year}年`}
            onTap={() => go.plan(code, year)}
            last={index === places.length - 1}
          />
        ))}
      </Card>
    </>
  );
}
