import { useState } from "react";
import type { MemberCard } from "../../../core/contracts";
import { asCallError, call, type CallError } from "../../client";
import { Page, SUMMARY_ID } from "../../components";
import {
  bindFaults,
  EMPTY_FORM,
  faultsAfter,
  fieldOfPath,
  needsConsent,
  type BindForm,
  type FormFault,
} from "../../logic";
import { focusOn } from "../../platform";
import { useToday } from "../../state";
import { Added } from "./added";
import { BindFields } from "./bind-fields";

/** Adds a family member: name and number lead to the person, or to no one. */
export default function BindPage() {
  const [added, setAdded] = useState<MemberCard>();
  return (
    <Page title="添加家人">
      {added ? (
        <Added member={added} onMore={() => setAdded(undefined)} />
      ) : (
        <BindForm onAdded={setAdded} />
      )}
    </Page>
  );
}

/** Id of the server's refusal, where the keyboard goes. */
const REFUSAL = "refusal";

function BindForm({ onAdded }: { onAdded(member: MemberCard): void }) {
  // A phone whose clock is wrong only shows or hides a tick; the server decides.
  const today = useToday((state) => state.today) ?? new Date().toISOString().slice(0, 10);
  const [form, setForm] = useState<BindForm>(EMPTY_FORM);
  const [faults, setFaults] = useState<FormFault[]>([]);
  const [refusal, setRefusal] = useState<CallError>();
  const [sending, setSending] = useState(false);

  // Built on what is there by then: two fields may change before the page is drawn again.
  const change = (part: Partial<BindForm>) => {
    setForm((now) => ({ ...now, ...part }));
    setFaults((now) => faultsAfter(now, part));
  };

  const refuse = (error: CallError) => {
    const field = fieldOfPath(error.path);
    setRefusal(error);
    setFaults(field ? [{ field, text: error.message }] : []);
    focusOn(REFUSAL);
  };

  const submit = async () => {
    if (sending) return;
    setRefusal(undefined);
    const found = bindFaults(form, today);
    setFaults(found);
    if (found.length > 0 || !form.relation) {
      focusOn(SUMMARY_ID);
      return;
    }
    setSending(true);
    try {
      const { member } = await call("bind", {
        name: form.name.trim(),
        documentType: form.documentType,
        documentNumber: form.number.trim(),
        relation: form.relation,
        ...(needsConsent(form, today) && { guardianConsent: form.consent }),
      });
      onAdded(member);
    } catch (error) {
      refuse(asCallError(error));
    }
    setSending(false);
  };

  return (
    <BindFields
      form={form}
      faults={faults}
      refusal={refusal}
      refusalId={REFUSAL}
      sending={sending}
      consentAsked={needsConsent(form, today)}
      onChange={change}
      onSubmit={() => void submit()}
    />
  );
}
