import { useState } from "react";
import { useBook, usePlaces, type PlaceChoice, type Places } from "../../client";
import { LoadedView, Notice, Page, placeLabel, PlacePicker, Years } from "../../components";
import { placeFor } from "../../logic";
import { Box, Heading, Tap } from "../../platform";
import { useParam } from "../../routes";
import { Comparison } from "./comparison";
import "./index.scss";

interface Picked {
  place: PlaceChoice;
  /** The place itself or a town in it. */
  code: string;
}

/** Two places side by side for those who move, work away or come back: the same person, asked once. */
export default function ComparePage() {
  const places = usePlaces();
  return (
    <Page title="两地对比">
      <Notice title="这是估算，不用登录">
        同一个人放在两个地方各算一遍。您的回答不会上传，实际要交多少，以参保地核定的为准。
      </Notice>
      <LoadedView loaded={places}>{(data) => <Picking data={data} />}</LoadedView>
    </Page>
  );
}

function pickedOf(places: readonly PlaceChoice[], code: string | undefined): Picked | undefined {
  const place = placeFor(places, code);
  return place && code !== undefined ? { place, code } : undefined;
}

function Picking({ data: { places, today } }: { data: Places }) {
  const [first, setFirst] = useState(pickedOf(places, useParam("first")));
  const [second, setSecond] = useState(pickedOf(places, useParam("second")));
  const pick = (set: (picked: Picked) => void) => (place: PlaceChoice, town?: { code: string }) =>
    set({ place, code: town?.code ?? place.code });
  const others = (picked: Picked | undefined) =>
    places.filter(({ code }) => code !== picked?.place.code);
  return (
    <>
      {first ? <Side nth="第一个地方" picked={first} onOther={() => setFirst(undefined)} /> : null}
      {first && second ? (
        <Side nth="第二个地方" picked={second} onOther={() => setSecond(undefined)} />
      ) : null}
      {first ? null : (
        <PlacePicker
          key="first"
          id="first"
          title="第一个地方：比如老家"
          places={others(second)}
          onPick={pick(setFirst)}
        />
      )}
      {first && !second ? (
        <PlacePicker
          key="second"
          id="second"
          title="第二个地方：比如现在住的地方"
          places={others(first)}
          onPick={pick(setSecond)}
        />
      ) : null}
      {first && second ? (
        <InYear key={`${first.code}.${second.code}`} first={first} second={second} today={today} />
      ) : null}
    </>
  );
}

function Side({ nth, picked, onOther }: { nth: string; picked: Picked; onOther(): void }) {
  const { place, code } = picked;
  const town = place.below.find((one) => one.code === code);
  return (
    <Box as="section" className="card side" label={nth}>
      <Box className="side-words">
        <Box className="small soft">{nth}</Box>
        <Heading level={2} className="side-name">
          {placeLabel(place) + (town ? ` ${town.name}` : "")}
        </Heading>
      </Box>
      <Tap className="word-link" label={`${nth}换一个`} onTap={onOther}>
        换一个
      </Tap>
    </Box>
  );
}

/** Years of both; the one that concerns both today comes first. */
function yearsOf(first: PlaceChoice, second: PlaceChoice): { years: number[]; start: number } {
  const years = [...new Set([...first.years, ...second.years])].sort((a, b) => a - b);
  const both = years.filter((year) => first.years.includes(year) && second.years.includes(year));
  const current = [first.current, second.current].filter((year) => year !== null);
  const start = current.find((year) => both.includes(year)) ?? both[both.length - 1] ?? current[0];
  return { years, start: start ?? years[years.length - 1] ?? 0 };
}

function InYear({ first, second, today }: { first: Picked; second: Picked; today: string }) {
  const { years, start } = yearsOf(first.place, second.place);
  const [year, setYear] = useState(start);
  const one = useBook(first.place, year);
  const other = useBook(second.place, year);
  return (
    <>
      {years.length > 1 ? <Years years={years} picked={year} onPick={setYear} /> : null}
      <LoadedView loaded={one}>
        {(firstBook) => (
          <LoadedView loaded={other}>
            {(secondBook) => (
              <Comparison
                places={[first, second]}
                books={[firstBook, secondBook]}
                year={year}
                today={today}
              />
            )}
          </LoadedView>
        )}
      </LoadedView>
    </>
  );
}
