import type { ResidentReply } from "../../../core/contracts";
import { useCall } from "../../client";
import { Card, LinkRow, LoadedView, Page } from "../../components";
import { Box, Heading } from "../../platform";
import { go } from "../../routes";
import { OwnPlaces } from "./own-places";

/** Which place's plan to read. Open to everyone, whether or not they added anyone. */
export default function PlacesPage() {
  const places = useCall("places", {});
  return (
    <Page title="选择地区">
      <Card className="link-list">
        <LinkRow title="算一算要交多少" note="不用登录" onTap={() => go.estimate()} />
        <LinkRow
          title="两个地方比一比"
          note="搬家、外出打工、回乡的人"
          onTap={() => go.compare()}
          last
        />
      </Card>
      <OwnPlaces />
      <LoadedView loaded={places}>{(data) => <Places places={data.places} />}</LoadedView>
    </Page>
  );
}

function Places({ places }: { places: ResidentReply<"places">["places"] }) {
  if (places.length === 0)
    return <Card title="还没有可看的政策">本地政策发布以后，会出现在这里。</Card>;
  return (
    <>
      <Heading level={2} className="section-title">
        有政策的地区
      </Heading>
      {places.map((place) => (
        <Box key={place.code} as="section" className="card link-list" label={place.name}>
          {place.years.map((year, index) => (
            <LinkRow
              key={year}
              title={`${place.name} ${year}年`}
              note={place.label}
              onTap={() => go.plan(place.code, year)}
              last={index === place.years.length - 1}
            />
          ))}
        </Box>
      ))}
    </>
  );
}
