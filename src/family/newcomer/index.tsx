import { useState } from "react";
import { usePlaces, type PlaceChoice } from "../../client";
import { LoadedView, Notice, Page, PlacePicker } from "../../components";
import { go } from "../../routes";
import { TownPicker } from "./town-picker";
import { townsOf } from "./towns";

/** Where a newcomer wants to be registered: the plan of the place decides what can be asked, somebody there takes it up. */
export default function NewcomerPage() {
  const places = usePlaces();
  const [county, setCounty] = useState<PlaceChoice>();
  const pick = (code: string) => go.errandsInstead({ place: code });
  return (
    <Page title="还没登记过的人" onBack={county ? () => setCounty(undefined) : undefined}>
      {county ? (
        <TownPicker county={county} onPick={pick} onBack={() => setCounty(undefined)} />
      ) : (
        <>
          <Notice title="先选在哪里参保">
            一般是户口所在的地方；有居住证的，也可以在居住的地方。
          </Notice>
          <LoadedView loaded={places}>
            {(data) => (
              <PlacePicker
                id="place"
                title="在哪里参保"
                places={data.places}
                onPick={(place, town) => {
                  if (town) pick(town.code);
                  else if (townsOf(place).length === 0) pick(place.code);
                  else setCounty(place);
                }}
              />
            )}
          </LoadedView>
        </>
      )}
    </Page>
  );
}
