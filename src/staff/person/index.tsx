import type { PersonView } from "../../../core/contracts";
import { Avatar, Button, Card, LoadedView, Notice, Row } from "../../components";
import { dateText, instantText } from "../../logic";
import { Box, Heading } from "../../platform";
import { useParam } from "../../routes";
import { useStaff } from "../client";
import { mayCall, SEXES } from "../logic";
import { Nothing } from "../parts/more";
import { RequestLine } from "../parts/request-line";
import { RowList } from "../parts/row-list";
import { StaffPage } from "../parts/staff-page";
import { go } from "../routes";
import { ticketOf, useWorker } from "../state";
import { Bindings } from "./bindings";
import { Contacts } from "./contacts";
import { Reveal } from "./reveal";

/** Everything that this worker may know of one person. */
export default function PersonPage() {
  const id = useParam("id");
  return (
    <StaffPage title="个人信息">
      {id === undefined ? <Nothing>没有说明是哪个人，请先找人。</Nothing> : <Person id={id} />}
    </StaffPage>
  );
}

function Person({ id }: { id: string }) {
  const loaded = useStaff("person", { personId: id, ...ticketOf(id) });
  return (
    <LoadedView loaded={loaded}>
      {(person) => (
        <>
          <Who person={person} />
          <Ways person={person} />
          <Findings person={person} />
          <Box className="two">
            <Years person={person} />
            <Box className="stack-wide">
              <Card title="登记的情况">
                {person.facts.length > 0 ? <RowList rows={person.facts} /> : "没有登记别的情况。"}
              </Card>
              <Classes person={person} />
            </Box>
          </Box>
          <Box className="two">
            <Contacts person={person} onChange={loaded.reload} />
            <Bindings person={person} onChange={loaded.reload} />
          </Box>
          <Requests person={person} />
        </>
      )}
    </LoadedView>
  );
}

function Who({ person }: { person: PersonView }) {
  const { card, phoneMasked, leftOut } = person;
  return (
    <Card>
      <Box className="who-head">
        <Avatar name={card.name} />
        <Box>
          <Heading level={2} className="request-name">
            {card.name}
          </Heading>
          <Box className="soft">{`${SEXES[card.sex]}，${dateText(card.birthDate)}出生`}</Box>
        </Box>
      </Box>
      <Row label="证件号码">{card.documentMasked}</Row>
      <Row label="手机号">{phoneMasked ?? "没有登记"}</Row>
      <Row label="户口所在的村（社区）">{card.place.name}</Row>
      <Row label="户号和与户主关系">{`${card.household} ${card.relationToHead}`}</Row>
      <Row label={`${String(card.year)}年度`} last>
        {card.standing}
      </Row>
      {leftOut ? (
        <Notice tone="info" title="已说明不参保的原因">
          {leftOut.until ? `到 ${dateText(leftOut.until)} 为止` : "没有写到哪一天"}
        </Notice>
      ) : null}
      <Reveal personId={card.personId} />
    </Card>
  );
}

function Ways({ person: { card } }: { person: PersonView }) {
  const worker = useWorker();
  return (
    <Box className="acts">
      {mayCall(worker, "counterFile") ? (
        <Button onTap={() => go.counter(card.personId, card.name)}>代办业务</Button>
      ) : null}
      {mayCall(worker, "household") ? (
        <Button kind="plain" onTap={() => go.household(card.personId)}>
          看全户
        </Button>
      ) : null}
      {mayCall(worker, "audit") ? (
        <Button kind="plain" onTap={() => go.audit(card.personId)}>
          看操作记录
        </Button>
      ) : null}
    </Box>
  );
}

function Findings({ person: { findings } }: { person: PersonView }) {
  return (
    <>
      {findings.map(({ findingId, text }) => (
        <Notice key={findingId} tone="warn" title="有疑点没有处理">
          {text}
        </Notice>
      ))}
    </>
  );
}

function Years({ person: { years } }: { person: PersonView }) {
  return (
    <Card title="各年度">
      {years.length === 0 ? <Box className="soft">没有参保记录。</Box> : null}
      {years.map(({ year, countyName, county, state, paidAt, stopped }, index) => (
        <Row
          key={`${String(year)}${county}`}
          label={`${String(year)}年 ${countyName}`}
          last={index === years.length - 1}
          note={[
            paidAt && `${instantText(paidAt)} 缴费`,
            stopped && `${dateText(stopped.on)} 停保：${stopped.reason}`,
          ]
            .filter(Boolean)
            .join("，")}
        >
          {state}
        </Row>
      ))}
    </Card>
  );
}

function Classes({ person: { classes } }: { person: PersonView }) {
  if (classes.length === 0) return null;
  return (
    <Card title="困难等身份">
      {classes.map(({ name, department, from, to }, index) => (
        <Row
          key={`${name}${from ?? ""}`}
          label={name}
          last={index === classes.length - 1}
          note={[from && `${from} 起`, to && `到 ${to}`].filter(Boolean).join("，")}
        >
          {department}
        </Row>
      ))}
    </Card>
  );
}

function Requests({ person: { requests } }: { person: PersonView }) {
  if (requests.length === 0)
    return (
      <Card title="申请">
        <Box className="soft">还没有提过申请。</Box>
      </Card>
    );
  return (
    <Box className="stack">
      <Heading level={2} className="section-title">
        申请
      </Heading>
      {requests.map((card) => (
        <RequestLine key={card.requestId} card={card} onTap={() => go.request(card.requestId)} />
      ))}
    </Box>
  );
}
