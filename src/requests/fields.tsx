import { ChoiceField, DateField, TextField } from "../components";
import { Box } from "../platform";
import { asksOfPart, type Ask, type Part } from "./asks";
import { ChangeFields, FindBelow, isSchool, RelationField } from "./change-fields";
import { fieldId, type FieldProps } from "./field-props";
import { asksEventDay } from "./form";
import { ContactFields, ParentField, PersonFields } from "./person-fields";
import {
  EMPLOYEE,
  EVENT_DAYS,
  HUKOU,
  HUKOU_KINDS,
  optionsOf,
  REFUNDS,
  STAGES,
  STOPS,
  YES_NO,
} from "./words";

const FIELDS: Partial<Record<Ask, (props: FieldProps) => React.ReactNode>> = {
  person: PersonFields,
  parentMemberId: ParentField,
  relationToHead: ({ form, faultOf, onChange }) => (
    <RelationField
      id={fieldId("relationToHead")}
      value={form.relationToHead}
      fault={faultOf("relationToHead")}
      onPick={(relationToHead) => onChange({ relationToHead })}
    />
  ),
  // Both stand together, so the second draws nothing by itself.
  phone: ContactFields,
  event: EventField,
  changes: ChangeFields,
  stopReason: ({ form, faultOf, onChange }) => (
    <ChoiceField
      id={fieldId("stopReason")}
      label="为什么停保"
      options={optionsOf(STOPS)}
      value={form.stopReason || undefined}
      fault={faultOf("stopReason")}
      onPick={(stopReason) => onChange({ stopReason })}
    />
  ),
  refundReason: ({ form, faultOf, onChange }) => (
    <ChoiceField
      id={fieldId("refundReason")}
      label="为什么退费"
      options={optionsOf(REFUNDS)}
      value={form.refundReason || undefined}
      fault={faultOf("refundReason")}
      onPick={(refundReason) => onChange({ refundReason })}
    />
  ),
  permit: PermitFields,
  student: StudentFields,
  hukou: ({ form, faultOf, onChange }) => (
    <ChoiceField
      id={fieldId("hukou")}
      label="户口在不在本地"
      options={optionsOf(HUKOU)}
      value={form.hukou || undefined}
      fault={faultOf("hukou")}
      onPick={(hukou) => onChange({ hukou })}
      wrap
    />
  ),
  hukouKind: ({ form, faultOf, onChange }) => (
    <ChoiceField
      id={fieldId("hukouKind")}
      label="是哪种户口"
      options={optionsOf(HUKOU_KINDS)}
      value={form.hukouKind || undefined}
      fault={faultOf("hukouKind")}
      onPick={(hukouKind) => onChange({ hukouKind })}
      wrap
    />
  ),
  employeeInsurance: EmployeeFields,
  parentInsuredHere: ({ form, faultOf, onChange }) => (
    <ChoiceField
      id={fieldId("parentInsured")}
      label="孩子的父母今年有没有在本地参加居民医保"
      options={optionsOf(YES_NO)}
      value={form.parentInsured || undefined}
      fault={faultOf("parentInsured")}
      onPick={(parentInsured) => onChange({ parentInsured })}
      wrap
    />
  ),
};

/** The questions of one part of the form. */
export function RequestFields({ part, ...props }: FieldProps & { part: Part }) {
  const asks = asksOfPart(props.asked.asks, part);
  return (
    <Box className="stack-wide">
      {asks.map((ask) => {
        const Field = FIELDS[ask];
        return Field ? <Field key={ask} {...props} /> : null;
      })}
      {part === "what" ? <NoteField {...props} /> : null}
    </Box>
  );
}

function NoteField({ form, onChange }: FieldProps) {
  return (
    <TextField
      id={fieldId("note")}
      label="还有想说明的（可以不填）"
      value={form.note}
      onText={(note) => onChange({ note })}
      maxLength={200}
      lines
    />
  );
}

function EventField({ form, asked, faultOf, onChange }: FieldProps) {
  if (asked.event === null || !asksEventDay(asked)) return null;
  return (
    <DateField
      id={fieldId("on")}
      label={EVENT_DAYS[asked.event]}
      value={form.on}
      fault={faultOf("on")}
      onDay={(on) => onChange({ on })}
    />
  );
}

function PermitFields({ form, faultOf, onChange }: FieldProps) {
  return (
    <>
      <DateField
        id={fieldId("permitIssued")}
        label="居住证哪一天签发的"
        value={form.permitIssued}
        fault={faultOf("permitIssued")}
        onDay={(permitIssued) => onChange({ permitIssued })}
      />
      <DateField
        id={fieldId("permitUntil")}
        label="居住证有效期到哪一天"
        value={form.permitUntil}
        fault={faultOf("permitUntil")}
        onDay={(permitUntil) => onChange({ permitUntil })}
      />
    </>
  );
}

function StudentFields({ form, asked, faultOf, onChange, surroundings }: FieldProps) {
  const schools = (surroundings.county?.below ?? []).filter(({ code }) => isSchool(code));
  return (
    <>
      <ChoiceField
        id={fieldId("stage")}
        label="在哪里上学"
        options={optionsOf(STAGES)}
        value={form.stage || undefined}
        fault={faultOf("stage")}
        onPick={(stage) => onChange({ stage })}
      />
      {schools.length > 0 ? (
        <FindBelow
          id={fieldId("school")}
          label="学校（可以不填）"
          hint="写学校的名字"
          choices={schools}
          picked={form.school}
          onPick={(school) => onChange({ school })}
        />
      ) : null}
      <DateField
        id={fieldId("entered")}
        label="哪一天入学"
        value={form.entered}
        fault={faultOf("entered")}
        onDay={(entered) => onChange({ entered })}
        optional={asked.event !== "school-entry"}
      />
      <DateField
        id={fieldId("graduates")}
        label="哪一天毕业"
        value={form.graduates}
        fault={faultOf("graduates")}
        onDay={(graduates) => onChange({ graduates })}
        optional
      />
      <TextField
        id={fieldId("className")}
        label="班级（可以不填）"
        value={form.className}
        onText={(className) => onChange({ className })}
        maxLength={40}
      />
    </>
  );
}

function EmployeeFields({ form, faultOf, onChange }: FieldProps) {
  return (
    <>
      <ChoiceField
        id={fieldId("employee")}
        label="职工医保停了没有"
        options={optionsOf(EMPLOYEE)}
        value={form.employee || undefined}
        fault={faultOf("employee")}
        onPick={(employee) => onChange({ employee })}
      />
      {form.employee === "ended" ? (
        <DateField
          id={fieldId("employeeEnded")}
          label="职工医保哪一天停的"
          value={form.employeeEnded}
          fault={faultOf("employeeEnded")}
          onDay={(employeeEnded) => onChange({ employeeEnded })}
        />
      ) : null}
    </>
  );
}
