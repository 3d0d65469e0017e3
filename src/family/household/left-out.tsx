import { useState } from "react";
import type { HouseholdPerson, HouseholdView } from "../../../core/contracts";
import { asCallError, call, type CallError } from "../../client";
import {
  Button,
  ChoiceField,
  DateField,
  ErrorNotice,
  ErrorSummary,
  SUMMARY_ID,
  TextField,
} from "../../components";
import { focusOn, Heading } from "../../platform";
import { LEFT_OUT, optionsOf } from "../../requests";
import { useToday } from "../../state";
import {
  asksUntil,
  asksWhere,
  emptyLeftOut,
  leftOutFaults,
  saysLeftOut,
  type LeftOutFault,
  type LeftOutForm,
} from "./left-out-form";

interface LeftOutProps {
  person: HouseholdPerson;
  memberId: string;
  year: number;
  onSaid(view: HouseholdView): void;
  onClose(): void;
}

type Sending = { at: "ready" | "sending" } | { at: "failed"; error: CallError };

/** Says why somebody of the book is not enrolled with the others, or takes it back. */
export function LeftOutPage({ person, memberId, year, onSaid, onClose }: LeftOutProps) {
  const today = useToday((state) => state.today) ?? "";
  const [form, setForm] = useState<LeftOutForm>(() => emptyLeftOut(person));
  const [faults, setFaults] = useState<LeftOutFault[]>([]);
  const [sending, setSending] = useState<Sending>({ at: "ready" });
  const faultOf = (field: LeftOutFault["field"]) => faults.find((one) => one.field === field)?.text;
  const change = (part: Partial<LeftOutForm>) => {
    setForm((now) => ({ ...now, ...part }));
    setFaults([]);
  };

  const say = async (said: LeftOutForm) => {
    setSending({ at: "sending" });
    try {
      onSaid(
        await call("sayLeftOut", saysLeftOut(said, { memberId, personId: person.personId, year })),
      );
    } catch (failure) {
      setSending({ at: "failed", error: asCallError(failure) });
    }
  };
  const submit = () => {
    const found = leftOutFaults(form, today);
    setFaults(found);
    if (found.length > 0) focusOn(SUMMARY_ID);
    else void say(form);
  };

  return (
    <>
      <Heading level={2} className="section-title">
        {`${person.name}为什么没有一起参保`}
      </Heading>
      {sending.at === "failed" ? <ErrorNotice error={sending.error} /> : null}
      <ErrorSummary faults={faults} />
      <ChoiceField
        id="left-out-reason"
        label="原因"
        options={optionsOf(LEFT_OUT)}
        value={form.reason || undefined}
        fault={faultOf("left-out-reason")}
        onPick={(reason) => change({ reason })}
      />
      {asksUntil(form.reason) ? (
        <DateField
          id="left-out-until"
          label="预计到哪一天"
          value={form.until}
          fault={faultOf("left-out-until")}
          onDay={(until) => change({ until })}
        />
      ) : null}
      {asksWhere(form.reason) ? (
        <Elsewhere form={form} faultOf={faultOf} onChange={change} />
      ) : null}
      <Button busy={sending.at === "sending"} onTap={submit}>
        保存
      </Button>
      {person.leftOut ? (
        <Button
          kind="danger"
          disabled={sending.at === "sending"}
          onTap={() => void say({ ...form, reason: "" })}
        >
          取消这个说明
        </Button>
      ) : null}
      <Button kind="quiet" onTap={onClose}>
        不改了
      </Button>
    </>
  );
}

interface ElsewhereProps {
  form: LeftOutForm;
  faultOf(field: LeftOutFault["field"]): string | undefined;
  onChange(part: Partial<LeftOutForm>): void;
}

function Elsewhere({ form, faultOf, onChange }: ElsewhereProps) {
  return (
    <>
      <TextField
        id="left-out-where"
        label="在哪里参的保"
        hint="写到县、区，比如 湖南省华容县"
        value={form.where}
        fault={faultOf("left-out-where")}
        onText={(where) => onChange({ where })}
        maxLength={60}
      />
      <TextField
        id="left-out-kind"
        label="参的哪种医保（可以不填）"
        value={form.kind}
        onText={(kind) => onChange({ kind })}
        maxLength={40}
      />
    </>
  );
}
