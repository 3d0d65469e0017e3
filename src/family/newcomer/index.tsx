import { usePlaces } from "../../client";
import { LoadedView, Notice, Page, PlacePicker } from "../../components";
import { go } from "../../routes";

/** Where a newcomer wants to be registered: the plan of the place decides what can be asked. */
export default function NewcomerPage() {
  const places = usePlaces();
  return (
    <Page title="还没登记过的人">
      <Notice title="先选在哪里参保">
        一般是户口所在的地方；有居住证的，也可以在居住的地方。选到镇或街道，申请会直接送到那里。
      </Notice>
      <LoadedView loaded={places}>
        {(data) => (
          <PlacePicker
            id="place"
            title="在哪里参保"
            places={data.places}
            onPick={(place, town) => go.errandsInstead({ place: (town ?? place).code })}
          />
        )}
      </LoadedView>
    </Page>
  );
}
