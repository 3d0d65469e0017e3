import { useState } from "react";
import type { StaffRole } from "../../../core/contracts";
import { ChoiceField, DateField, TextField } from "../../components";
import { dateTyped, isBlankDay, NO_DAY, type DayTyped } from "../../logic";
import { callStaff, useAct, type StaffReply } from "../client";
import { ownPlaces } from "../logic";
import { AskDialog } from "../parts/ask-dialog";
import { PlaceChoice } from "../parts/place-choice";
import { useWorker, type DeskPlace } from "../state";

export type Invited = StaffReply<"invite"> & { name: string };

const ROLES: readonly { value: StaffRole; name: string; note: string }[] = [
  { value: "agent", name: "村（社区）代办员", note: "受理本村的申请，替人办事" },
  { value: "town", name: "镇（街道）经办", note: "全镇的申请、退费、疑点" },
  { value: "bureau", name: "区县医保经办", note: "全县的申请、名单比对、缴费窗口" },
  { value: "department", name: "名册部门", note: "民政、残联等，只看自己的名册" },
  { value: "tax", name: "税务", note: "看参保和缴费情况" },
  { value: "school", name: "学校联系人", note: "本校的班级和学生" },
  { value: "auditor", name: "审计", note: "看操作记录，不能办理" },
  { value: "admin", name: "管理员", note: "任命别人，看不到居民信息" },
];

type Level = DeskPlace["level"];

/** At which places a role can sit; the server says the same. */
const LEVELS: Record<StaffRole, readonly Level[]> = {
  agent: ["village", "unit", "town"],
  town: ["town", "unit"],
  school: ["unit"],
  bureau: ["county"],
  department: ["county", "town", "unit"],
  tax: ["county", "town", "unit"],
  auditor: ["county"],
  admin: ["county", "town", "unit"],
};

interface InviteDialogProps {
  onInvited(invited: Invited): void;
  onClose(): void;
}

type Faults = Partial<Record<"name" | "role" | "place" | "department" | "until", string>>;

export function InviteDialog({ onInvited, onClose }: InviteDialogProps) {
  const worker = useWorker();
  const [name, setName] = useState("");
  const [role, setRole] = useState<StaffRole>();
  const [place, setPlace] = useState<string>();
  const [department, setDepartment] = useState("");
  const [className, setClass] = useState("");
  const [until, setUntil] = useState(NO_DAY);
  const [faults, setFaults] = useState<Faults>({});
  const act = useAct();
  const end = isBlankDay(until) ? undefined : dateTyped(until);
  const invite = () => {
    const found: Faults = {
      ...(name.trim() === "" && { name: "请写姓名" }),
      ...(role === undefined && { role: "请选职责" }),
      ...(place === undefined && { place: "请选负责的地方" }),
      ...(role === "department" && department.trim() === "" && { department: "请写部门名称" }),
      ...(end && "fault" in end && { until: end.fault }),
    };
    setFaults(found);
    if (Object.keys(found).length > 0 || role === undefined || place === undefined) return;
    void act.run(async () => {
      const reply = await callStaff("invite", {
        name: name.trim(),
        role,
        place,
        ...(role === "department" && department.trim() && { department: department.trim() }),
        ...(role === "school" && className.trim() && { className: className.trim() }),
        ...(end && "date" in end && { until: end.date }),
      });
      onInvited({ ...reply, name: name.trim() });
    });
  };
  return (
    <AskDialog
      title="任命工作人员"
      confirm="任命，取领取码"
      busy={act.busy}
      error={act.error}
      onConfirm={invite}
      onClose={onClose}
    >
      <TextField
        id="invite-name"
        label="姓名"
        value={name}
        onText={setName}
        maxLength={60}
        {...(faults.name !== undefined && { fault: faults.name })}
      />
      <ChoiceField
        id="invite-role"
        label="职责"
        options={ROLES}
        value={role}
        onPick={(picked) => {
          setRole(picked);
          setPlace(undefined);
        }}
        {...(faults.role !== undefined && { fault: faults.role })}
      />
      {role ? (
        <PlaceChoice
          id="invite-place"
          label="负责的地方"
          value={place}
          within={ownPlaces(worker?.roles ?? [], ["admin"]).map(({ code }) => code)}
          levels={LEVELS[role]}
          fault={faults.place}
          onPick={setPlace}
        />
      ) : null}
      <Narrowed
        role={role}
        department={department}
        onDepartment={setDepartment}
        fault={faults.department}
        className={className}
        onClass={setClass}
      />
      <Until value={until} fault={faults.until} onDay={setUntil} />
    </AskDialog>
  );
}

interface UntilProps {
  value: DayTyped;
  fault: string | undefined;
  onDay(day: DayTyped): void;
}

/** Most appointments have no end. */
function Until({ value, fault, onDay }: UntilProps) {
  return (
    <DateField
      id="invite-until"
      label="到哪一天为止（没有期限不用填）"
      value={value}
      onDay={onDay}
      {...(fault !== undefined && { fault })}
    />
  );
}

interface NarrowedProps {
  role: StaffRole | undefined;
  department: string;
  onDepartment(text: string): void;
  fault: string | undefined;
  className: string;
  onClass(text: string): void;
}

/** Some roles reach to the lists of one department, or to one class, only. */
function Narrowed({ role, department, onDepartment, fault, className, onClass }: NarrowedProps) {
  if (role === "department")
    return (
      <TextField
        id="invite-department"
        label="哪个部门"
        value={department}
        onText={onDepartment}
        maxLength={40}
        {...(fault !== undefined && { fault })}
      />
    );
  if (role !== "school") return null;
  return (
    <TextField
      id="invite-class"
      label="只负责哪个班（全校不用写）"
      value={className}
      onText={onClass}
      maxLength={40}
    />
  );
}
