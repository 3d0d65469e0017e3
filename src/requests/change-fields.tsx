import { useState } from "react";
import { CheckList, ChoiceField, LinkRow, TextField } from "../components";
import { Box } from "../platform";
import { fieldId, type FieldProps } from "./field-props";
import { CHANGES, optionsOf, RELATIONS_TO_HEAD, type Change } from "./words";

/** What is to be changed, ticked first; only then its new value is asked. */
export function ChangeFields(props: FieldProps) {
  const { form, faultOf, onChange } = props;
  const { changing } = form;
  const toggle = (change: Change) =>
    onChange({
      changing: changing.includes(change)
        ? changing.filter((one) => one !== change)
        : [...changing, change],
    });
  const fault = faultOf("changing");
  return (
    <>
      <Box
        id={fieldId("changing")}
        className={fault ? "field field-wrong" : "field"}
        group
        label="要改什么"
      >
        <Box className="field-label">要改什么（可以选几样）</Box>
        {fault ? <Box className="field-fault">{fault}</Box> : null}
        <CheckList
          lines={optionsOf(CHANGES).map(({ value, name }) => ({
            id: value,
            title: name,
            checked: changing.includes(value),
          }))}
          onToggle={(id) => toggle(id as Change)}
        />
      </Box>
      {changing.includes("phone") ? (
        <TextField
          id={fieldId("newPhone")}
          label="新的手机号"
          value={form.newPhone}
          fault={faultOf("newPhone")}
          onText={(newPhone) => onChange({ newPhone })}
          maxLength={11}
          keyboard="number"
        />
      ) : null}
      {changing.includes("address") ? (
        <TextField
          id={fieldId("newAddress")}
          label="新的住址"
          value={form.newAddress}
          fault={faultOf("newAddress")}
          onText={(newAddress) => onChange({ newAddress })}
          maxLength={120}
        />
      ) : null}
      {changing.includes("relationToHead") ? (
        <RelationField
          {...props}
          id={fieldId("newRelation")}
          value={form.newRelation}
          fault={faultOf("newRelation")}
          onPick={(newRelation) => onChange({ newRelation })}
        />
      ) : null}
      {changing.includes("household") ? (
        <TextField
          id={fieldId("newHousehold")}
          label="新户口簿的户号"
          value={form.newHousehold}
          fault={faultOf("newHousehold")}
          onText={(newHousehold) => onChange({ newHousehold })}
          maxLength={40}
        />
      ) : null}
      {changing.includes("place") ? <NewPlace {...props} /> : null}
    </>
  );
}

interface RelationFieldProps {
  id: string;
  value: string;
  fault: string | undefined;
  onPick(value: string): void;
}

export function RelationField({ id, value, fault, onPick }: RelationFieldProps) {
  return (
    <ChoiceField
      id={id}
      label="和户主的关系"
      options={RELATIONS_TO_HEAD.map((name) => ({ value: name, name }))}
      value={value || undefined}
      fault={fault}
      onPick={onPick}
      wrap
    />
  );
}

/** More than these are found by typing more of the name. */
const MOST_SHOWN = 8;

interface FindBelowProps {
  id: string;
  label: string;
  hint: string;
  choices: readonly { code: string; name: string }[];
  picked: { code: string; name: string } | undefined;
  fault?: string | undefined;
  onPick(place: { code: string; name: string } | undefined): void;
}

/** One of many names, found by a few letters of it. */
export function FindBelow({ id, label, hint, choices, picked, fault, onPick }: FindBelowProps) {
  const [typed, setTyped] = useState("");
  const wanted = typed.trim();
  const found = wanted === "" ? [] : choices.filter(({ name }) => name.includes(wanted));
  const shown = picked ? [] : found.slice(0, MOST_SHOWN);
  return (
    <Box>
      <TextField
        id={id}
        label={label}
        hint={hint}
        value={picked?.name ?? typed}
        fault={fault}
        good={picked ? "✓ 已选好，要换一个就重新写" : undefined}
        onText={(text) => {
          onPick(undefined);
          setTyped(text);
        }}
        maxLength={30}
      />
      <Box live="polite" className="small soft">
        {wanted !== "" && !picked && found.length === 0 ? "没有找到，换几个字试试" : ""}
      </Box>
      {shown.map((place, index) => (
        <LinkRow
          key={place.code}
          title={place.name}
          onTap={() => onPick(place)}
          last={index === shown.length - 1}
        />
      ))}
    </Box>
  );
}

function NewPlace({ form, faultOf, onChange, surroundings }: FieldProps) {
  return (
    <FindBelow
      id={fieldId("newPlace")}
      label="搬到了哪里"
      hint="写镇、街道或村的名字"
      choices={(surroundings.county?.below ?? []).filter(({ code }) => !isSchool(code))}
      picked={form.newPlace}
      fault={faultOf("newPlace")}
      onPick={(newPlace) => onChange({ newPlace })}
    />
  );
}

/** Schools are local units of their own number range. */
export const isSchool = (code: string): boolean => /^\d{6}Z2\d$/.test(code);
