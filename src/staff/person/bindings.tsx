import { useState } from "react";
import type { PersonView } from "../../../core/contracts";
import { Card, TextField } from "../../components";
import { instantText } from "../../logic";
import { Box, Tap } from "../../platform";
import { callStaff, useAct } from "../client";
import { mayCall, type Worker } from "../logic";
import { AskDialog } from "../parts/ask-dialog";
import { LinesField, Tick } from "../parts/fields";
import { useWorker } from "../state";

interface BindingsProps {
  person: PersonView;
  onChange(): void;
}

const LEVELS = { weak: "只能看和缴费", full: "已确认身份" } as const;

/** WeChat accounts that look after this person, never whose; a face-to-face confirmation, and the end of a wrong one. */
export function Bindings({ person, onChange }: BindingsProps) {
  const worker = useWorker();
  return (
    <Card title="绑定的微信">
      {person.bindings.length === 0 ? <Box className="soft">还没有微信绑定这个人。</Box> : null}
      {person.bindings.map((binding, index) => (
        <Box
          key={binding.bindingId}
          className={`material ${index === person.bindings.length - 1 ? "material-last" : ""}`}
        >
          <Box className="request-line-title">{`${binding.relation}，${LEVELS[binding.level]}`}</Box>
          <Box className="small soft">{`${instantText(binding.boundAt)} 绑定`}</Box>
          {mayCall(worker, "endBinding") ? (
            <EndBinding bindingId={binding.bindingId} onDone={onChange} />
          ) : null}
        </Box>
      ))}
      <FaceToFace worker={worker} personId={person.card.personId} onDone={onChange} />
    </Card>
  );
}

function EndBinding({ bindingId, onDone }: { bindingId: string; onDone(): void }) {
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState("");
  const [fault, setFault] = useState<string>();
  const act = useAct();
  const end = () => {
    setFault(why.trim() === "" ? "请写明为什么解除" : undefined);
    if (why.trim() === "") return;
    void act
      .run(async () => {
        await callStaff("endBinding", { bindingId, why: why.trim() });
      })
      .then((done) => {
        if (!done) return;
        setOpen(false);
        onDone();
      });
  };
  return (
    <Box className="material-taps">
      <Tap className="small-tap small-tap-danger" onTap={() => setOpen(true)}>
        解除这个绑定
      </Tap>
      {open ? (
        <AskDialog
          title="解除绑定"
          confirm="解除绑定"
          danger
          busy={act.busy}
          error={act.error}
          onConfirm={end}
          onClose={() => setOpen(false)}
        >
          <Box>那个微信以后看不到这个人，要看得重新绑定。</Box>
          <LinesField
            id="end-binding-why"
            label="为什么解除"
            value={why}
            onText={setWhy}
            maxLength={100}
            fault={fault}
          />
        </AskDialog>
      ) : null}
    </Box>
  );
}

interface FaceToFaceProps {
  worker: Worker | undefined;
  personId: string;
  onDone(): void;
}

/** The resident shows six digits and the identity card: the binding becomes a full one. */
function FaceToFace({ worker, personId, onDone }: FaceToFaceProps) {
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState("");
  const [seen, setSeen] = useState(false);
  const [fault, setFault] = useState<string>();
  const act = useAct();
  if (!mayCall(worker, "confirmBinding")) return null;
  const confirm = () => {
    const wrong = !/^\d{6}$/.test(code.trim())
      ? "请填居民手机上的 6 位数字"
      : seen
        ? undefined
        : "要先看过身份证，和本人对得上";
    setFault(wrong);
    if (wrong) return;
    void act
      .run(async () => {
        await callStaff("confirmBinding", { code: code.trim(), personId });
      })
      .then((done) => {
        if (!done) return;
        setOpen(false);
        onDone();
      });
  };
  return (
    <Box className="material-taps">
      <Tap className="small-tap" onTap={() => setOpen(true)}>
        当面确认身份
      </Tap>
      {open ? (
        <AskDialog
          title="当面确认身份"
          confirm="确认身份"
          busy={act.busy}
          error={act.error}
          onConfirm={confirm}
          onClose={() => setOpen(false)}
        >
          <TextField
            id="face-code"
            label="居民手机上的 6 位数字"
            hint="居民在小程序里打开这个人的页面，点“当面确认身份”"
            value={code}
            onText={setCode}
            maxLength={6}
            keyboard="number"
            {...(fault !== undefined && { fault })}
          />
          <Tick id="face-seen" checked={seen} onToggle={() => setSeen(!seen)}>
            我看过身份证原件，和本人对得上
          </Tick>
        </AskDialog>
      ) : null}
    </Box>
  );
}
