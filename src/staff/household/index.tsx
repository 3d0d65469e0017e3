import { useState } from "react";
import type { HouseholdPerson, HouseholdView } from "../../../core/contracts";
import {
  Card,
  ChoiceField,
  DateField,
  LoadedView,
  Notice,
  Tag,
  TextField,
  Years,
} from "../../components";
import { dateText, dateTyped, NO_DAY, type DayTyped, type Tone } from "../../logic";
import { Box, Heading, Tap } from "../../platform";
import { useParam } from "../../routes";
import { callStaff, useAct, useStaff } from "../client";
import { comesBack, LEFT_OUT, mayCall, yearsAround, type LeftOut } from "../logic";
import { AskDialog } from "../parts/ask-dialog";
import { Nothing } from "../parts/more";
import { StaffPage } from "../parts/staff-page";
import { go } from "../routes";
import { useDeskDay, useWorker } from "../state";

/** Everybody of a household book, and why some of them are not enrolled (MC-03). */
export default function HouseholdPage() {
  const id = useParam("id");
  return (
    <StaffPage title="户内情况">
      {id === undefined ? <Nothing>没有说明是哪一户，请先找人。</Nothing> : <Household id={id} />}
    </StaffPage>
  );
}

function Household({ id }: { id: string }) {
  const today = useDeskDay();
  const [year, setYear] = useState<number>();
  const loaded = useStaff("household", { personId: id, ...(year !== undefined && { year }) });
  const [asked, setAsked] = useState<HouseholdPerson>();
  return (
    <LoadedView loaded={loaded}>
      {(household) => (
        <>
          <Years years={yearsAround(today)} picked={household.year} onPick={setYear} />
          <Standing household={household} />
          <Box as="ul" className="stack">
            {household.people.map((person) => (
              <Box as="li" key={person.personId}>
                <OfTheBook person={person} onAsk={() => setAsked(person)} />
              </Box>
            ))}
          </Box>
          {asked ? (
            <LeftOutDialog
              person={asked}
              year={household.year}
              onSaid={(next) => {
                loaded.put(next);
                setAsked(undefined);
              }}
              onClose={() => setAsked(undefined)}
            />
          ) : null}
        </>
      )}
    </LoadedView>
  );
}

function Standing({
  household: { place, complete, together, year },
}: {
  household: HouseholdView;
}) {
  return (
    <Notice
      tone={complete ? "good" : "warn"}
      title={
        complete
          ? `${place.name}：这一户${String(year)}年度都有着落了`
          : `${place.name}：这一户${String(year)}年度还有人没参保，也没有说明原因`
      }
    >
      {together ? `${together.text}（依据：${together.cite}）` : ""}
    </Notice>
  );
}

function toneOfPerson({ open, enrolled, standing }: HouseholdPerson): Tone {
  if (open) return "due";
  if (!enrolled) return "stop";
  return standing.includes("待") ? "wait" : "done";
}

function OfTheBook({ person, onAsk }: { person: HouseholdPerson; onAsk(): void }) {
  const worker = useWorker();
  const { name, relationToHead, birthYear, standing, leftOut, enrolled } = person;
  return (
    <Card>
      <Box className="request-line-head">
        <Heading level={2} className="request-line-title">
          {name}
        </Heading>
        <Tag tone={toneOfPerson(person)}>{standing}</Tag>
      </Box>
      <Box className="small soft">{`${relationToHead}，${String(birthYear)}年生`}</Box>
      {leftOut ? (
        <Box>
          {`不参保的原因：${leftOut.text}${leftOut.until ? `，到 ${dateText(leftOut.until)}` : ""}`}
        </Box>
      ) : null}
      <Box className="material-taps">
        <Tap
          link
          className="small-tap"
          label={`看这个人：${name}`}
          onTap={() => go.person(person.personId)}
        >
          看这个人
        </Tap>
        {mayCall(worker, "sayLeftOut") && !enrolled ? (
          <Tap
            className="small-tap"
            label={`${leftOut ? "改原因" : "写明原因"}：${name}`}
            onTap={onAsk}
          >
            {leftOut ? "改原因" : "写明原因"}
          </Tap>
        ) : null}
      </Box>
    </Card>
  );
}

interface LeftOutDialogProps {
  person: HouseholdPerson;
  year: number;
  onSaid(household: HouseholdView): void;
  onClose(): void;
}

const REASONS = [
  ...(Object.keys(LEFT_OUT) as LeftOut[]).map((value) => ({ value, name: LEFT_OUT[value] })),
  { value: "none" as const, name: "没有原因，要参保" },
];

function LeftOutDialog({ person, year, onSaid, onClose }: LeftOutDialogProps) {
  const [reason, setReason] = useState<LeftOut | "none" | undefined>(person.leftOut?.reason);
  const [until, setUntil] = useState<DayTyped>(NO_DAY);
  const [kind, setKind] = useState("");
  const [where, setWhere] = useState("");
  const [fault, setFault] = useState<string>();
  const act = useAct();
  const back = reason !== "none" && comesBack(reason);
  const say = () => {
    const day = back ? dateTyped(until) : undefined;
    const wrong =
      reason === undefined ? "请选一个原因" : day && "fault" in day ? day.fault : undefined;
    setFault(wrong);
    if (wrong !== undefined || reason === undefined) return;
    void act.run(async () =>
      onSaid(
        await callStaff("sayLeftOut", {
          personId: person.personId,
          year,
          reason: reason === "none" ? null : reason,
          ...(day && "date" in day && { until: day.date }),
          ...(reason === "elsewhere" && kind.trim() && { kind: kind.trim() }),
          ...(reason === "elsewhere" && where.trim() && { where: where.trim() }),
        }),
      ),
    );
  };
  return (
    <AskDialog
      title={`${person.name}为什么不在这里参保`}
      confirm="保存"
      busy={act.busy}
      error={act.error}
      onConfirm={say}
      onClose={onClose}
    >
      <ChoiceField
        id="left-out"
        label="原因"
        options={REASONS}
        value={reason}
        onPick={(picked) => setReason(picked)}
        {...(fault !== undefined && !back && { fault })}
      />
      {back ? (
        <DateField
          id="left-out-until"
          label="预计哪一天回来"
          value={until}
          onDay={setUntil}
          {...(fault !== undefined && { fault })}
        />
      ) : null}
      {reason === "elsewhere" ? (
        <>
          <TextField
            id="left-out-kind"
            label="参加的是什么医保"
            value={kind}
            onText={setKind}
            maxLength={40}
          />
          <TextField
            id="left-out-where"
            label="在哪里参加的"
            value={where}
            onText={setWhere}
            maxLength={60}
          />
        </>
      ) : null}
    </AskDialog>
  );
}
