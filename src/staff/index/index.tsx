import { Card, ContactList, LinkRow } from "../../components";
import { Box, isDesk, Tap, Words } from "../../platform";
import { useReturn } from "../../client";
import { mayCall, navigation, type Worker } from "../logic";
import { StaffPage } from "../parts/staff-page";
import { go, visit } from "../routes";
import { refreshWorker, useWorker } from "../state";
import { useEffect } from "react";

/** Who works here, and what there is to do. */
export default function DeskPage() {
  useEffect(() => void refreshWorker(), []);
  useReturn(() => void refreshWorker());
  return (
    <StaffPage title="经办工作台" here="index">
      <Overview />
    </StaffPage>
  );
}

function Overview() {
  const worker = useWorker();
  if (!worker) return null;
  return (
    <>
      <Roles worker={worker} />
      <Tiles worker={worker} />
      <Ways worker={worker} />
      {isDesk ? null : (
        <Card className="link-list">
          <LinkRow
            title="在电脑上办"
            note="扫电脑上的二维码，让那台电脑登录"
            onTap={go.deskLogin}
          />
          <LinkRow title="领取新的职责" note="用管理员给的领取码" onTap={go.join} last />
        </Card>
      )}
      <ContactList
        contacts={[{ name: "医保业务咨询", phone: "12393" }]}
        title="业务上拿不准，打这个电话"
      />
    </>
  );
}

function Roles({ worker }: { worker: Worker }) {
  return (
    <Card>
      <Box className="request-name">{worker.name}</Box>
      {worker.roles.map((role) => (
        <Box key={role.roleId}>
          {[
            `${role.place.name} ${role.title}`,
            role.department,
            role.className,
            role.until && `到 ${role.until}`,
          ]
            .filter(Boolean)
            .join("，")}
        </Box>
      ))}
    </Card>
  );
}

interface TileProps {
  name: string;
  count: number;
  due?: boolean;
  onTap(): void;
}

function Tile({ name, count, due, onTap }: TileProps) {
  return (
    <Tap link className={`tile ${due && count > 0 ? "tile-due" : ""}`} onTap={onTap}>
      <Words>{name}</Words>
      <Words className="tile-number">{count}</Words>
    </Tap>
  );
}

function Tiles({ worker }: { worker: Worker }) {
  const { counts } = worker;
  return (
    <Box className="tiles">
      {mayCall(worker, "queue") ? (
        <>
          <Tile
            name="待受理"
            count={counts.waiting}
            onTap={() => visit("queue", { show: "waiting" })}
          />
          <Tile
            name="已超时"
            count={counts.overdue}
            due
            onTap={() => visit("queue", { show: "overdue" })}
          />
          <Tile name="我在办" count={counts.mine} onTap={() => visit("queue", { show: "mine" })} />
        </>
      ) : null}
      {mayCall(worker, "todos") ? (
        <Tile name="待办事项" count={counts.todos} onTap={() => visit("todos")} />
      ) : null}
      {mayCall(worker, "findings") ? (
        <Tile name="疑点" count={counts.findings} onTap={() => visit("findings")} />
      ) : null}
    </Box>
  );
}

/** On a phone these are the ways to all pages; a wide window has them on its side. */
function Ways({ worker }: { worker: Worker }) {
  return (
    <Box className="stack-wide only-narrow">
      {navigation(worker).map(({ title, entries }) => (
        <Card key={title} title={title}>
          <Box className="link-list-inside">
            {entries.map((entry, index) => (
              <LinkRow
                key={entry.route}
                title={entry.name}
                onTap={() => visit(entry.route)}
                last={index === entries.length - 1}
              />
            ))}
          </Box>
        </Card>
      ))}
    </Box>
  );
}
