import { useState } from "react";
import { LoadedView, Years } from "../../components";
import { Box } from "../../platform";
import { callStaff, usePages, useStaff } from "../client";
import { collectedYear, PEOPLE_SHOWS, yearsAround, type PeopleShow } from "../logic";
import { Chips } from "../parts/chips";
import { More, Nothing } from "../parts/more";
import { PeopleList } from "../parts/person-line";
import { PlaceBar, useOwnPlace } from "../parts/place-bar";
import { StaffPage } from "../parts/staff-page";
import { useDeskDay } from "../state";

/** Named lists of a place: who has not paid, who is not registered, who gave no reason (BG-13, MC-03). */
export default function PeoplePage() {
  return (
    <StaffPage title="人员名单" here="people">
      <People />
    </StaffPage>
  );
}

function People() {
  const today = useDeskDay();
  const [place, choosePlace] = useOwnPlace();
  const [show, setShow] = useState<PeopleShow>("unpaid");
  const [chosen, setYear] = useState<number>();
  const year = chosen ?? collectedYear(today);
  return (
    <>
      <Box className="stack">
        <Box className="filters">
          <PlaceBar id="people-place" value={place} onPick={choosePlace} />
          <Years years={yearsAround(today)} picked={year} onPick={setYear} />
        </Box>
        <Chips
          label="看哪些人"
          options={PEOPLE_SHOWS}
          value={show}
          onPick={(picked) => setShow(picked)}
        />
      </Box>
      {place === undefined ? (
        <Nothing>您的职责里没有可以看名单的地方。</Nothing>
      ) : (
        <List key={`${place}${show}${String(year)}`} place={place} show={show} year={year} />
      )}
    </>
  );
}

function List({ place, show, year }: { place: string; show: PeopleShow; year: number }) {
  const question = { place, show, year };
  const first = useStaff("people", question);
  const pages = usePages(first, (cursor) => callStaff("people", { ...question, cursor }));
  return (
    <LoadedView loaded={first}>
      {({ total }) => {
        const people = pages.pages.flatMap((page) => page.people);
        if (people.length === 0) return <Nothing>这个名单上没有人。</Nothing>;
        return (
          <>
            <Box className="small soft" live="polite">
              {people.length < total
                ? `共 ${String(total)} 人，下面是前 ${String(people.length)} 人`
                : `共 ${String(total)} 人`}
            </Box>
            <PeopleList people={people} caption="人员名单" />
            <More pages={pages} />
          </>
        );
      }}
    </LoadedView>
  );
}
