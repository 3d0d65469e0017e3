import { useState } from "react";
import {
  Button,
  Card,
  ChoiceField,
  DateField,
  LoadedView,
  Tag,
  TextField,
  Years,
} from "../../components";
import { dateText, dateTyped, instantText, isBlankDay, NO_DAY } from "../../logic";
import { Box, Heading, Tap } from "../../platform";
import { callStaff, useAct, useStaff, type StaffReply } from "../client";
import { collectedYear, mayCall, yearsAround } from "../logic";
import { AskDialog } from "../parts/ask-dialog";
import { LinesField } from "../parts/fields";
import { Nothing } from "../parts/more";
import { PlaceBar, useOwnPlace } from "../parts/place-bar";
import { StaffPage } from "../parts/staff-page";
import { useDeskDay, useWorker } from "../state";

type Opening = StaffReply<"openings">["openings"][number];
type Kind = Opening["kind"];

const KINDS: Record<Kind, string> = {
  extension: "集中缴费期延长",
  special: "专门给某类人开的缴费期",
};

/** Extensions and special windows that an office switches on, each with its source (MC-10, MC-14). */
export default function OpeningsPage() {
  return (
    <StaffPage title="缴费窗口" here="openings">
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
        <PlaceBar id="openings-place" value={place} onPick={choosePlace} />
        <Years years={yearsAround(today)} picked={year} onPick={setYear} />
      </Box>
      {place === undefined ? (
        <Nothing>您的职责里没有可以看的地方。</Nothing>
      ) : (
        <Openings key={`${place}${String(year)}`} place={place} year={year} />
      )}
    </>
  );
}

function Openings({ place, year }: { place: string; year: number }) {
  const worker = useWorker();
  const loaded = useStaff("openings", { place, year });
  const [open, setOpen] = useState<"new" | Opening>();
  const done = () => {
    setOpen(undefined);
    loaded.reload();
  };
  return (
    <LoadedView loaded={loaded}>
      {({ openings }) => (
        <>
          {openings.length === 0 ? (
            <Nothing>{`${String(year)}年度没有另外开过缴费窗口，按方案写的日期收。`}</Nothing>
          ) : null}
          <Box as="ul" className="stack">
            {openings.map((opening) => (
              <Box as="li" key={opening.openingId}>
                <OneOpening
                  opening={opening}
                  onClose={mayCall(worker, "closeWindow") ? () => setOpen(opening) : undefined}
                />
              </Box>
            ))}
          </Box>
          {mayCall(worker, "openWindow") ? (
            <Button kind="plain" onTap={() => setOpen("new")}>
              开一个缴费窗口
            </Button>
          ) : null}
          {open === "new" ? (
            <OpenDialog
              place={place}
              year={year}
              onDone={done}
              onClose={() => setOpen(undefined)}
            />
          ) : null}
          {open && open !== "new" ? (
            <CloseDialog opening={open} onDone={done} onClose={() => setOpen(undefined)} />
          ) : null}
        </>
      )}
    </LoadedView>
  );
}

interface OneOpeningProps {
  opening: Opening;
  onClose: (() => void) | undefined;
}

function OneOpening({ opening, onClose }: OneOpeningProps) {
  const { kind, from, until, source, madeAt, ended } = opening;
  return (
    <Card>
      <Box className="request-line-head">
        <Heading level={2} className="request-line-title">
          {KINDS[kind]}
        </Heading>
        <Tag tone={ended ? "stop" : "done"}>{ended ? "已经关了" : "开着"}</Tag>
      </Box>
      <Box>{`${dateText(from)}起${until ? `，到${dateText(until)}` : "，没有写到哪一天"}`}</Box>
      <Box className="small soft">{`来源：${source}，${instantText(madeAt)} 开的`}</Box>
      {onClose && !ended ? (
        <Box className="material-taps">
          <Tap
            className="small-tap small-tap-danger"
            label={`提前关掉：${KINDS[kind]}`}
            onTap={onClose}
          >
            提前关掉
          </Tap>
        </Box>
      ) : null}
    </Card>
  );
}

interface DialogProps {
  onDone(): void;
  onClose(): void;
}

const KIND_OPTIONS = (Object.keys(KINDS) as Kind[]).map((value) => ({ value, name: KINDS[value] }));

function OpenDialog({
  place,
  year,
  onDone,
  onClose,
}: DialogProps & { place: string; year: number }) {
  const [kind, setKind] = useState<Kind>();
  const [from, setFrom] = useState(NO_DAY);
  const [until, setUntil] = useState(NO_DAY);
  const [source, setSource] = useState("");
  const [fault, setFault] = useState<Partial<Record<"kind" | "from" | "until" | "source", string>>>(
    {},
  );
  const act = useAct();
  const start = dateTyped(from);
  const end = isBlankDay(until) ? undefined : dateTyped(until);
  const openIt = () => {
    const found = {
      ...(kind === undefined && { kind: "请选哪一种" }),
      ...("fault" in start && { from: start.fault }),
      ...(end && "fault" in end && { until: end.fault }),
      ...(source.trim().length < 4 && { source: "请写明依据的文件，至少 4 个字" }),
    };
    setFault(found);
    if (Object.keys(found).length > 0 || kind === undefined || "fault" in start) return;
    void act
      .run(async () => {
        await callStaff("openWindow", {
          place,
          year,
          kind,
          from: start.date,
          ...(end && "date" in end && { until: end.date }),
          source: source.trim(),
        });
      })
      .then((done) => {
        if (done) onDone();
      });
  };
  return (
    <AskDialog
      title={`开一个${String(year)}年度的缴费窗口`}
      confirm="确认打开"
      busy={act.busy}
      error={act.error}
      onConfirm={openIt}
      onClose={onClose}
    >
      <ChoiceField
        id="window-kind"
        label="哪一种"
        options={KIND_OPTIONS}
        value={kind}
        onPick={(picked) => setKind(picked)}
        {...(fault.kind !== undefined && { fault: fault.kind })}
      />
      <DateField
        id="window-from"
        label="从哪一天起"
        value={from}
        onDay={setFrom}
        {...(fault.from !== undefined && { fault: fault.from })}
      />
      <DateField
        id="window-until"
        label="到哪一天（没有定就不用填）"
        value={until}
        onDay={setUntil}
        {...(fault.until !== undefined && { fault: fault.until })}
      />
      <TextField
        id="window-source"
        label="依据哪份文件"
        hint="写文件名和文号，居民会看到"
        value={source}
        onText={setSource}
        maxLength={200}
        {...(fault.source !== undefined && { fault: fault.source })}
      />
      <Box className="small soft">打开以后，当地居民马上能按这个窗口缴费。</Box>
    </AskDialog>
  );
}

function CloseDialog({ opening, onDone, onClose }: DialogProps & { opening: Opening }) {
  const [why, setWhy] = useState("");
  const [fault, setFault] = useState<string>();
  const act = useAct();
  const close = () => {
    setFault(why.trim() === "" ? "请写明为什么提前关" : undefined);
    if (why.trim() === "") return;
    void act
      .run(async () => {
        await callStaff("closeWindow", { openingId: opening.openingId, why: why.trim() });
      })
      .then((done) => {
        if (done) onDone();
      });
  };
  return (
    <AskDialog
      title={`提前关掉：${KINDS[opening.kind]}`}
      confirm="确认关掉"
      danger
      busy={act.busy}
      error={act.error}
      onConfirm={close}
      onClose={onClose}
    >
      <Box>关掉以后，居民不能再按这个窗口缴费。已经缴的不受影响。</Box>
      <LinesField
        id="close-why"
        label="为什么提前关"
        value={why}
        onText={setWhy}
        maxLength={200}
        fault={fault}
      />
    </AskDialog>
  );
}
