import { useState } from "react";
import { checkDocument, DOCUMENT_NAMES } from "../../core/contracts";
import { ChoiceField, DateField, TextField } from "../components";
import { dateText } from "../logic";
import { fieldId, type FieldProps } from "./field-props";
import { asksBirth, asksSex, documentsFor, type RequestForm } from "./form";
import { optionsOf, SEXES } from "./words";

/** Who it is: name, document, and what the document does not say. */
export function PersonFields({ form, asked, faultOf, onChange }: FieldProps) {
  const { kind } = asked;
  const documents = documentsFor(kind);
  return (
    <>
      <TextField
        id={fieldId("name")}
        label={nameLabel(kind)}
        hint="和证件上写的一样，少数民族姓名中间的点也要写。"
        value={form.name}
        fault={faultOf("name")}
        onText={(name) => onChange({ name })}
        maxLength={60}
      />
      {documents.length > 1 ? (
        <ChoiceField
          id={fieldId("documentType")}
          label="用什么证件"
          options={documents.map((value) => ({ value, name: DOCUMENT_NAMES[value] }))}
          value={form.documentType}
          onPick={(documentType) => onChange({ documentType })}
        />
      ) : null}
      <NumberField form={form} fault={faultOf("number")} onChange={onChange} />
      {asksBirth(form, asked.asks) ? (
        <DateField
          id={fieldId("birth")}
          label="出生日期"
          value={form.birth}
          fault={faultOf("birth")}
          onDay={(birth) => onChange({ birth })}
        />
      ) : null}
      {asksSex(form, asked.asks) ? (
        <ChoiceField
          id={fieldId("sex")}
          label="性别"
          options={optionsOf(SEXES)}
          value={form.sex || undefined}
          fault={faultOf("sex")}
          onPick={(sex) => onChange({ sex })}
          wrap
        />
      ) : null}
    </>
  );
}

function nameLabel(kind: FieldProps["asked"]["kind"]): string {
  if (kind === "correction") return "正确的姓名";
  return kind === "newborn" || kind === "number" ? "孩子的姓名" : "姓名";
}

interface NumberFieldProps {
  form: RequestForm;
  fault: string | undefined;
  onChange(part: Partial<RequestForm>): void;
}

/** Checks the number when the person leaves the field, so that a slip is seen before anything is sent. */
function NumberField({ form, fault, onChange }: NumberFieldProps) {
  const [left, setLeft] = useState(false);
  const check = checkDocument(form.documentType, form.number);
  const early =
    left && form.number.trim() !== "" && !check.ok
      ? check.finding.text + check.finding.todo
      : undefined;
  const born = check.ok ? check.document.birthDate : null;
  return (
    <TextField
      id={fieldId("number")}
      label={`${DOCUMENT_NAMES[form.documentType]}号码`}
      value={form.number}
      fault={fault ?? early}
      good={
        check.ok ? (born ? `✓ 号码没有写错，${dateText(born)}出生` : "✓ 号码格式对") : undefined
      }
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

export function ParentField({ form, faultOf, onChange, surroundings }: FieldProps) {
  return (
    <ChoiceField
      id={fieldId("parentMemberId")}
      label="孩子的父亲、母亲或监护人是谁"
      options={surroundings.parents.map(({ memberId, name }) => ({ value: memberId, name }))}
      value={form.parentMemberId || undefined}
      fault={faultOf("parentMemberId")}
      onPick={(parentMemberId) => onChange({ parentMemberId })}
    />
  );
}

export function ContactFields({ form, asked, faultOf, onChange }: FieldProps) {
  return (
    <>
      {asked.asks.includes("phone") ? (
        <TextField
          id={fieldId("phone")}
          label="联系手机号"
          hint="工作人员有事要问时打这个电话。"
          value={form.phone}
          fault={faultOf("phone")}
          onText={(phone) => onChange({ phone })}
          maxLength={11}
          keyboard="number"
        />
      ) : null}
      {asked.asks.includes("address") ? (
        <TextField
          id={fieldId("address")}
          label="住址（可以不填）"
          hint="写到村组或门牌号，方便分到您的村、社区。"
          value={form.address}
          fault={faultOf("address")}
          onText={(address) => onChange({ address })}
          maxLength={120}
        />
      ) : null}
    </>
  );
}
