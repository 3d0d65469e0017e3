import type { History, OrderView } from "../../../core/contracts";
import { useCall } from "../../client";
import { Card, LinkRow, LoadedView, Money, Page, Tag } from "../../components";
import { instantText, moneyText, type Tone } from "../../logic";
import { Box, Heading, Tap } from "../../platform";
import { go } from "../../routes";
import "./index.scss";

const STATES: Record<OrderView["state"], { words: string; tone: Tone }> = {
  open: { words: "还没付", tone: "due" },
  checking: { words: "正在核实", tone: "wait" },
  paid: { words: "已付", tone: "done" },
  cancelled: { words: "已取消", tone: "stop" },
  expired: { words: "已过时间", tone: "stop" },
};

/** All orders of this person, and what others paid for their family. */
export default function HistoryPage() {
  const history = useCall("history", {});
  return (
    <Page title="缴费记录">
      <LoadedView loaded={history}>{(data) => <Records history={data} />}</LoadedView>
    </Page>
  );
}

function Records({ history }: { history: History }) {
  if (history.orders.length === 0 && history.byOthers.length === 0) {
    return <Card title="还没有缴费记录">缴费以后，订单和凭证都在这里。</Card>;
  }
  return (
    <>
      <Box as="ul" className="stack">
        {history.orders.map((order) => (
          <OrderItem key={order.orderId} order={order} />
        ))}
      </Box>
      <ByOthers history={history} />
    </>
  );
}

function OrderItem({ order }: { order: OrderView }) {
  const { words, tone } = STATES[order.state];
  const names = order.items.map((item) => `${item.name} ${item.year}年`).join("、");
  return (
    <Box as="li">
      <Tap link className="card record" onTap={() => go.result(order.orderId)}>
        <Box as="span" className="record-line">
          <Tag tone={tone}>{words}</Tag>
          <Money fen={order.total} />
        </Box>
        <Box as="span">{names}</Box>
        <Box as="span" className="small soft">
          {order.paidAt
            ? `${instantText(order.paidAt)} 付款`
            : `${instantText(order.createdAt)} 下单`}
        </Box>
        <Box as="span" className="small soft">
          {order.place.name}
        </Box>
      </Tap>
    </Box>
  );
}

function ByOthers({ history }: { history: History }) {
  if (history.byOthers.length === 0) return null;
  return (
    <>
      <Heading level={2} className="section-title">
        别人替家里人缴的
      </Heading>
      <Card className="link-list">
        {history.byOthers.map((one, index) => (
          <LinkRow
            key={one.voucherId}
            title={`${one.name} ${one.year}年 ${moneyText(one.amount)}`}
            note={`${instantText(one.paidAt)}，${one.channel}`}
            onTap={() => go.voucher(one.voucherId)}
            last={index === history.byOthers.length - 1}
          />
        ))}
      </Card>
    </>
  );
}
