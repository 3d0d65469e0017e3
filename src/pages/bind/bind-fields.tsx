import { useState } from "react";
import {
  checkDocument,
  DOCUMENT_NAMES,
  DOCUMENT_TYPES,
  type Relation,
} from "../../../core/contracts";
import type { CallError } from "../../client";
import { Button, ChoiceField, ErrorNotice, ErrorSummary, TextField } from "../../components";
import { dateText, numberFault, RELATIONS, type BindForm, type FormFault } from "../../logic";
import { Box, Choice, Form } from "../../platform";

interface BindFieldsProps {
  form: BindForm;
  faults: FormFault[];
  refusal: CallError | undefined;
  refusalId: string;
  sending: boolean;
  consentAsked: boolean;
  onChange(part: Partial<BindForm>): void;
  onSubmit(): void;
}

const RELATION_OPTIONS = (Object.keys(RELATIONS) as Relation[]).map((value) => ({
  value,
  name: RELATIONS[value],
}));
const DOCUMENT_OPTIONS = DOCUMENT_TYPES.map((value) => ({
  value,
  name: DOCUMENT_NAMES[value],
  ...(value === "birth-certificate" && { note: "还没有上户口的新生儿" }),
}));

export function BindFields(props: BindFieldsProps) {
  const { form, faults, refusal, onChange } = props;
  const faultOf = (field: FormFault["field"]) =>
    faults.find((fault) => fault.field === field)?.text;
  return (
    <Form className="stack-wide" onSubmit={props.onSubmit}>
      {refusal ? (
        <ErrorNotice error={refusal} id={props.refusalId} />
      ) : (
        <ErrorSummary faults={faults} />
      )}
      <ChoiceField
        id="relation"
        label="这个人是您的"
        options={RELATION_OPTIONS}
        value={form.relation}
        fault={faultOf("relation")}
        onPick={(relation) => onChange({ relation })}
        wrap
      />
      <TextField
        id="name"
        label="姓名"
        hint="和证件上写的一样，少数民族姓名中间的点也要写。"
        value={form.name}
        fault={faultOf("name")}
        onText={(name) => onChange({ name })}
        maxLength={60}
      />
      <ChoiceField
        id="document-type"
        label="用什么证件"
        options={DOCUMENT_OPTIONS}
        value={form.documentType}
        onPick={(documentType) => onChange({ documentType })}
      />
      <NumberField form={form} fault={faultOf("number")} onChange={onChange} />
      {props.consentAsked ? (
        <Consent form={form} fault={faultOf("consent")} onChange={onChange} />
      ) : null}
      <Button submit busy={props.sending} onTap={props.onSubmit}>
        添加
      </Button>
      <Box className="small soft">
        只用来查这个人的参保缴费情况。证件号码加密保存，页面上只显示一部分。
      </Box>
    </Form>
  );
}

interface PartProps {
  form: BindForm;
  fault: string | undefined;
  onChange(part: Partial<BindForm>): void;
}

/** Checks the number when the person leaves the field, so that a slip is seen before anything is sent. */
function NumberField({ form, fault, onChange }: PartProps) {
  const [left, setLeft] = useState(false);
  const typed = form.number.trim() !== "";
  const early = left && typed ? numberFault(form) : undefined;
  return (
    <TextField
      id="number"
      label={`${DOCUMENT_NAMES[form.documentType]}号码`}
      value={form.number}
      fault={fault ?? early}
      good={goodWords(form)}
      onText={(number) => {
        setLeft(false);
        onChange({ number });
      }}
      onLeave={() => setLeft(true)}
      maxLength={32}
      keyboard="id-number"
    />
  );
}

function goodWords(form: BindForm): string | undefined {
  const check = checkDocument(form.documentType, form.number);
  if (!check.ok) return undefined;
  const { birthDate } = check.document;
  return birthDate ? `✓ 号码没有写错，${dateText(birthDate)}出生` : "✓ 号码格式对";
}

function Consent({ form, fault, onChange }: PartProps) {
  return (
    <Box className={fault ? "field field-wrong" : "field"} group label="监护人同意">
      <Box className="field-label">监护人同意</Box>
      {fault ? <Box className="field-fault">{fault}</Box> : null}
      <Choice
        kind="checkbox"
        id="consent"
        className={`choice ${form.consent ? "choice-picked" : ""}`}
        checked={form.consent}
        onPick={() => onChange({ consent: !form.consent })}
      >
        <Box as="span" className="choice-words">
          我是这个孩子的监护人，同意用孩子的姓名和证件号码查参保、缴费。
        </Box>
      </Choice>
    </Box>
  );
}
