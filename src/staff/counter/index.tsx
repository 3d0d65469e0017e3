import { useState } from "react";
import type { Errand } from "../../../core/contracts";
import { Button, Card, LinkRow, LoadedView, Notice, Years } from "../../components";
import { dateText } from "../../logic";
import { Box, Heading } from "../../platform";
import { useParam } from "../../routes";
import { useStaff } from "../client";
import { collectedYear, ownPlaces, yearsAround } from "../logic";
import { Nothing } from "../parts/more";
import { PlaceChoice } from "../parts/place-choice";
import { StaffPage } from "../parts/staff-page";
import { visit } from "../routes";
import { useDeskDay, useWorker } from "../state";
import { CounterForm } from "./counter-form";

/** Files for somebody who stands at the counter: who it is, what for, the form (KP-25). */
export default function CounterPage() {
  return (
    <StaffPage title="柜台代办" here="counter">
      <Counter />
    </StaffPage>
  );
}

/** Whom it is about: somebody of the register, or somebody new at a place. */
export interface About {
  personId?: string;
  place?: string;
  name?: string;
}

function Counter() {
  const personId = useParam("person");
  const name = useParam("name");
  const today = useDeskDay();
  const [place, setPlace] = useState<string>();
  const [chosenYear, setYear] = useState<number>();
  const [errand, setErrand] = useState<Errand>();
  const year = chosenYear ?? collectedYear(today);
  const about: About | undefined = personId
    ? { personId, ...(name !== undefined && { name }) }
    : place
      ? { place }
      : undefined;
  if (errand && about)
    return <CounterForm about={about} errand={errand} onBack={() => setErrand(undefined)} />;
  return (
    <>
      <Who personId={personId} name={name} place={place} onPlace={setPlace} />
      <Years years={yearsAround(today)} picked={year} onPick={setYear} />
      {about ? (
        <Errands key={JSON.stringify([about, year])} about={about} year={year} onPick={setErrand} />
      ) : null}
    </>
  );
}

interface WhoProps {
  personId: string | undefined;
  name: string | undefined;
  place: string | undefined;
  onPlace(code: string | undefined): void;
}

/** Below the county, which is no place to live at, and no schools. */
const HOMES = ["town", "village"] as const;

function Who({ personId, name, place, onPlace }: WhoProps) {
  const worker = useWorker();
  if (personId)
    return (
      <Card title={`替${name ?? "这个人"}办`}>
        <Box>本人或家人在柜台，请核对身份证件。给孩子办新生儿参保，在父亲或母亲这里办。</Box>
      </Card>
    );
  // Whoever serves a whole town also serves everybody of the county; a village its own.
  const roles = worker?.roles ?? [];
  const wide = roles.some(({ role }) => role === "town" || role === "bureau");
  const within = wide ? undefined : ownPlaces(roles, ["agent"]).map(({ code }) => code);
  return (
    <Card title="替谁办">
      <Box className="stack">
        <Box>登记过的人，先找到他，再从他的页面办。没有登记过的人，在下面选他住的村（社区）。</Box>
        <Button kind="plain" onTap={() => visit("search")}>
          找登记过的人
        </Button>
        <PlaceChoice
          id="counter-place"
          label="新来的人住在哪里"
          value={place}
          levels={HOMES}
          {...(within && { within })}
          onPick={onPlace}
        />
      </Box>
    </Card>
  );
}

interface ErrandsProps {
  about: About;
  year: number;
  onPick(errand: Errand): void;
}

function Errands({ about: { personId, place }, year, onPick }: ErrandsProps) {
  const loaded = useStaff("counterErrands", {
    year,
    ...(personId !== undefined && { personId }),
    ...(place !== undefined && { place }),
  });
  return (
    <LoadedView loaded={loaded}>
      {({ errands }) => {
        const open = errands.filter((errand) => errand.open);
        const closed = errands.filter((errand) => !errand.open);
        return (
          <>
            <Heading level={2} className="section-title">
              现在能办
            </Heading>
            {open.length === 0 ? <Nothing>按当地方案，现在没有能办的事。</Nothing> : null}
            {open.length > 0 ? (
              <Card className="link-list">
                {open.map((errand, index) => (
                  <LinkRow
                    key={keyOf(errand)}
                    title={errand.title}
                    note={noteOf(errand)}
                    onTap={() => onPick(errand)}
                    last={index === open.length - 1}
                  />
                ))}
              </Card>
            ) : null}
            {closed.length > 0 ? (
              <Heading level={2} className="section-title">
                现在不能办
              </Heading>
            ) : null}
            {closed.map((errand) => (
              <Notice key={keyOf(errand)} tone="info" title={errand.title}>
                {errand.why
                  ? `${errand.why.text}${errand.why.cite ? `（依据：${errand.why.cite}）` : ""}`
                  : ""}
              </Notice>
            ))}
          </>
        );
      }}
    </LoadedView>
  );
}

const keyOf = ({ kind, event, year }: Errand): string => `${kind}${event ?? ""}${String(year)}`;

const noteOf = ({ says, cite, by }: Errand): string =>
  [says, by && `最后一天 ${dateText(by)}`, cite && `依据：${cite}`].filter(Boolean).join("，");
