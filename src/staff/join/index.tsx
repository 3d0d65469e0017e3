import { useState } from "react";
import { Button, Card, ErrorNotice, Notice, TextField } from "../../components";
import { Box, Form } from "../../platform";
import { callStaff, useAct, type StaffReply } from "../client";
import { StaffPage } from "../parts/staff-page";
import { go } from "../routes";
import { refreshWorker } from "../state";

/** Takes up an appointment by the code that the administrator gave. */
export default function JoinPage() {
  const [code, setCode] = useState("");
  const [fault, setFault] = useState<string>();
  const [taken, setTaken] = useState<StaffReply<"join">>();
  const act = useAct();
  const join = () => {
    const typed = code.replace(/\s/g, "");
    setFault(typed.length < 8 ? "领取码至少有 8 位，请对照管理员给的填全" : undefined);
    if (typed.length < 8) return;
    void act.run(async () => {
      setTaken(await callStaff("join", { code: typed }));
      await refreshWorker();
    });
  };
  return (
    <StaffPage title="领取职责" anyone>
      {taken ? (
        <Notice tone="good" title="职责已经领取" live="polite">
          {taken.roles.map((role) => (
            <Box key={role.roleId}>{`${role.place.name} ${role.title}`}</Box>
          ))}
          <Button onTap={go.desk}>进入工作台</Button>
        </Notice>
      ) : (
        <Form className="stack-wide narrow" onSubmit={join}>
          <Card>
            <TextField
              id="code"
              label="领取码"
              hint="管理员任命您时给的，只能用一次"
              value={code}
              onText={setCode}
              maxLength={40}
              {...(fault !== undefined && { fault })}
            />
          </Card>
          {act.error ? <ErrorNotice error={act.error} /> : null}
          <Button submit busy={act.busy} onTap={join}>
            领取
          </Button>
        </Form>
      )}
    </StaffPage>
  );
}
