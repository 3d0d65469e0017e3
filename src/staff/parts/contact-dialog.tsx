import { useState } from "react";
import { ChoiceField, TextField } from "../../components";
import { Box } from "../../platform";
import { callStaff, useAct } from "../client";
import { CONTACTS, type ContactKind } from "../logic";
import { AskDialog } from "./ask-dialog";

interface ContactDialogProps {
  personId: string;
  name: string;
  onSaved(): void;
  onClose(): void;
}

const KINDS = (Object.keys(CONTACTS) as ContactKind[]).map((value) => ({
  value,
  name: CONTACTS[value],
}));

/** Notes how somebody is reached; an empty one takes it away. */
export function ContactDialog({ personId, name, onSaved, onClose }: ContactDialogProps) {
  const [kind, setKind] = useState<ContactKind>("phone");
  const [value, setValue] = useState("");
  const [awayPlace, setPlace] = useState("");
  const act = useAct();
  const save = () =>
    void act
      .run(async () => {
        await callStaff("saveContact", {
          personId,
          kind,
          value: value.trim(),
          ...(awayPlace.trim() && { awayPlace: awayPlace.trim() }),
        });
      })
      .then((done) => {
        if (done) onSaved();
      });
  return (
    <AskDialog
      title={`${name}的联系方式`}
      confirm="保存"
      busy={act.busy}
      error={act.error}
      onConfirm={save}
      onClose={onClose}
    >
      <ChoiceField
        id="contact-kind"
        label="哪一种"
        options={KINDS}
        value={kind}
        onPick={(picked) => setKind(picked)}
        wrap
      />
      <TextField
        id="contact-value"
        label={kind === "phone" || kind === "sms" ? "号码" : "账号"}
        hint="空着保存，就是删掉原来登记的"
        value={value}
        onText={setValue}
        maxLength={60}
      />
      <TextField
        id="contact-place"
        label="人在哪里（可以不写）"
        value={awayPlace}
        onText={setPlace}
        maxLength={60}
      />
      <Box className="small soft">只用来通知参保缴费。</Box>
    </AskDialog>
  );
}
