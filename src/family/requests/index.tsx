import type { RequestCard } from "../../../core/contracts";
import { useCall } from "../../client";
import { Button, Card, LoadedView, Page, Tag } from "../../components";
import { Box, Heading, Tap } from "../../platform";
import { go } from "../../routes";
import { deadlineOf } from "../due";
import { STATE_TONES } from "../state-tone";
import { sortRequests } from "./sort";
import "../requests.scss";

/** Everything that this person has asked for, what waits for them first. */
export default function RequestsPage() {
  const requests = useCall("requests", {});
  return (
    <Page title="我的申请">
      <LoadedView loaded={requests}>
        {(data) => (data.requests.length === 0 ? <Nothing /> : <Lists requests={data.requests} />)}
      </LoadedView>
    </Page>
  );
}

function Nothing() {
  return (
    <Card title="还没有申请">
      <Box className="stack">
        <Box as="p">登记、改信息、停保、退费，都从“办事”开始。交上来以后，办到哪一步在这里看。</Box>
        <Button onTap={() => go.errands()}>去办事</Button>
      </Box>
    </Card>
  );
}

function Lists({ requests }: { requests: readonly RequestCard[] }) {
  const { mine, underWay, over } = sortRequests(requests);
  return (
    <>
      <List title="要您补充的" requests={mine} />
      <List title="正在办的" requests={underWay} />
      <List title="办完的" requests={over} />
      <Button kind="plain" onTap={() => go.errands()}>
        办别的事
      </Button>
    </>
  );
}

function List({ title, requests }: { title: string; requests: readonly RequestCard[] }) {
  if (requests.length === 0) return null;
  return (
    <>
      <Heading level={2} className="section-title">
        {title}
      </Heading>
      <Box as="ul" className="stack">
        {requests.map((request) => (
          <Item key={request.requestId} request={request} />
        ))}
      </Box>
    </>
  );
}

function Item({ request }: { request: RequestCard }) {
  const due = deadlineOf(request);
  return (
    <Box as="li">
      <Tap link className="card filed-item" onTap={() => go.request(request.requestId)}>
        <Box as="span" className="filed-line">
          <Box as="span" className="filed-title">{`${request.title} · ${request.name}`}</Box>
          <Box as="span" className="chevron" ornament />
        </Box>
        <Box as="span">
          <Tag tone={STATE_TONES[request.state]}>{request.stateText}</Tag>
        </Box>
        {due ? (
          <Box as="span" className="small">
            {due}
          </Box>
        ) : null}
        <Box as="span" className="small soft">
          {`${String(request.year)}年 · ${request.place.name}`}
        </Box>
      </Tap>
    </Box>
  );
}
