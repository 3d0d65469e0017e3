import { useState } from "react";
import { useBook, usePlaces, type Places } from "../../client";
import {
  LoadedView,
  Notice,
  Page,
  placeLabel,
  PlacePicker,
  Skeleton,
  Years,
} from "../../components";
import { Box, Heading, Tap } from "../../platform";
import { useParam } from "../../routes";
import { Estimator } from "./estimator";
import { usePlace, type ChosenPlace } from "./use-place";
import "./index.scss";

/** What it would cost and why, for anyone: choose the place, answer what matters. Nobody logs in and nothing is sent. */
export default function EstimatePage() {
  const places = usePlaces();
  return (
    <Page title="算一算">
      <Notice title="这是估算，不用登录">
        您的回答只在这台手机上算，不会上传。实际要交多少，以参保地核定的为准。
      </Notice>
      <LoadedView loaded={places}>{(data) => <Chosen data={data} />}</LoadedView>
    </Page>
  );
}

function Chosen({ data }: { data: Places }) {
  const { chosen, waiting, choose, forget } = usePlace(data.places, useParam("place"));
  if (waiting) return <Skeleton />;
  if (!chosen)
    return <PlacePicker id="place" title="在哪里参保？" places={data.places} onPick={choose} />;
  return <InPlace key={chosen.code} chosen={chosen} today={data.today} onOther={forget} />;
}

interface InPlaceProps {
  chosen: ChosenPlace;
  today: string;
  onOther(): void;
}

function InPlace({ chosen, today, onOther }: InPlaceProps) {
  const { place, code } = chosen;
  const asked = Number(useParam("year")) || undefined;
  const [picked, setPicked] = useState(asked);
  const year = picked ?? place.current ?? place.years[place.years.length - 1] ?? 0;
  const loaded = useBook(place, year);
  const town = place.below.find((one) => one.code === code);
  return (
    <>
      <Box as="section" className="card where" label="地方和年度">
        <Box className="where-line">
          <Heading level={2} className="where-name">
            {placeLabel(place) + (town ? ` ${town.name}` : "")}
          </Heading>
          <Tap className="word-link" onTap={onOther}>
            换地方
          </Tap>
        </Box>
        {place.years.length > 1 || !place.years.includes(year) ? (
          <Years years={place.years} picked={year} onPick={setPicked} />
        ) : (
          <Box className="soft">{`${String(year)}年`}</Box>
        )}
      </Box>
      <LoadedView loaded={loaded}>
        {(phone) => <Estimator place={place} code={code} year={year} today={today} phone={phone} />}
      </LoadedView>
    </>
  );
}
