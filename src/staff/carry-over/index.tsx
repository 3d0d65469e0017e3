import { useState } from "react";
import { Card, LoadedView, Notice, Row, Years } from "../../components";
import { instantText } from "../../logic";
import { Box } from "../../platform";
import { useStaff } from "../client";
import { collectedYear, countyOf, yearsAround } from "../logic";
import { Nothing } from "../parts/more";
import { PlaceBar, useOwnPlace } from "../parts/place-bar";
import { StaffPage } from "../parts/staff-page";
import { useDeskDay } from "../state";

/** Last year's people as registered and unpaid of the next year (KP-10): what the run did. */
export default function CarryOverPage() {
  return (
    <StaffPage title="年度结转" here="carry-over">
      <Whole />
    </StaffPage>
  );
}

function Whole() {
  const today = useDeskDay();
  const [place, choosePlace] = useOwnPlace();
  const [chosen, setYear] = useState<number>();
  const year = chosen ?? collectedYear(today);
  return (
    <>
      <Box className="filters">
        <PlaceBar id="carry-place" value={place} onPick={choosePlace} />
        <Years years={yearsAround(today)} picked={year} onPick={setYear} />
      </Box>
      {place === undefined ? (
        <Nothing>您的职责里没有可以看的地方。</Nothing>
      ) : (
        <Report key={`${place}${String(year)}`} county={countyOf(place)} year={year} />
      )}
    </>
  );
}

function Report({ county, year }: { county: string; year: number }) {
  const loaded = useStaff("carryOver", { county, year });
  return (
    <LoadedView loaded={loaded}>
      {({ carried, stopped, left, at, basis }) => (
        <Box className="stack-wide narrow">
          <Notice
            tone={at ? "good" : "info"}
            title={
              at
                ? `${instantText(at)} 已经结转到${String(year)}年度`
                : `还没有结转到${String(year)}年度`
            }
          >
            {basis
              ? `${basis.text}（依据：${basis.cite}）`
              : "当地方案没有写明上年参保的人可以不用重新登记，所以不自动结转。"}
          </Notice>
          <Card title="结转的人数">
            <Row label="登记为下一年度、等缴费">{`${String(carried)} 人`}</Row>
            <Row label="已经停保，不结转">{`${String(stopped)} 人`}</Row>
            <Row label="有别的原因，没有结转" last>{`${String(left)} 人`}</Row>
          </Card>
        </Box>
      )}
    </LoadedView>
  );
}
