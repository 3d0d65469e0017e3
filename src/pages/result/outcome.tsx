import { useState } from "react";
import type { OrderView } from "../../../core/contracts";
import { Button, Card, Dialog, LinkRow, Money, Notice, Row } from "../../components";
import { dateText, instantText, type Watch } from "../../logic";
import { Box, Heading } from "../../platform";
import { go } from "../../routes";

interface OutcomeProps {
  state: Watch;
  busy: boolean;
  onPay(): void;
  onCancel(): void;
  onAskAgain(): void;
}

/** One face for each phase of waiting for the truth. */
export function Outcome(props: OutcomeProps) {
  const { phase, order } = props.state;
  switch (phase) {
    case "asking":
    case "waiting":
      return <Waiting />;
    case "tired":
      return <Tired onAskAgain={props.onAskAgain} />;
    case "paid":
      return order ? <Paid order={order} /> : null;
    case "unpaid":
      return order ? <Unpaid {...props} order={order} /> : null;
    case "closed":
      return order ? <Closed order={order} /> : null;
  }
}

function Waiting() {
  return (
    <Box as="section" className="card result" live="polite" busy>
      <Box className="result-turning" ornament />
      <Heading level={2} className="result-title">
        正在向微信核实
      </Heading>
      <Box>一般几秒钟就好，最多等一分钟。请不要重复付款。</Box>
    </Box>
  );
}

function Tired({ onAskAgain }: { onAskAgain(): void }) {
  return (
    <>
      <Box as="section" className="card result" live="polite">
        <Box className="result-mark result-mark-wait" ornament>
          …
        </Box>
        <Heading level={2} className="result-title">
          微信还没有答复
        </Heading>
        <Box>钱可能已经付了。请稍后在“缴费记录”里看结果，不要重复付款。</Box>
      </Box>
      <Button onTap={go.history}>看缴费记录</Button>
      <Button kind="plain" onTap={onAskAgain}>
        再查一次
      </Button>
      <Button kind="quiet" onTap={go.home}>
        回首页
      </Button>
    </>
  );
}

function Paid({ order }: { order: OrderView }) {
  return (
    <>
      <Box as="section" className="card result" live="polite">
        <Box className="result-mark" ornament>
          ✓
        </Box>
        <Heading level={2} className="result-title">
          缴费成功
        </Heading>
        <Money fen={order.total} big />
        <Box>{order.message}</Box>
      </Box>
      <Vouchers order={order} />
      <Card title="这笔订单">
        {order.paidAt ? <Row label="付款时间">{instantText(order.paidAt)}</Row> : null}
        <Row label="参保地">{order.place.name}</Row>
        <Row label="订单号" stacked code last>
          {order.outTradeNo}
        </Row>
      </Card>
      <Button onTap={go.home}>回首页</Button>
    </>
  );
}

/** One voucher for each person and year. */
function Vouchers({ order }: { order: OrderView }) {
  return (
    <Box as="section" className="card link-list">
      {order.items.map((item, index) => (
        <VoucherRow
          key={item.name + item.year}
          title={`${item.name} ${item.year}年凭证`}
          voucherId={item.voucherId}
          last={index === order.items.length - 1}
        />
      ))}
    </Box>
  );
}

function VoucherRow({
  title,
  voucherId,
  last,
}: {
  title: string;
  voucherId: string | null;
  last: boolean;
}) {
  if (voucherId) return <LinkRow title={title} onTap={() => go.voucher(voucherId)} last={last} />;
  return <Box className={`link-row ${last ? "link-row-last" : ""}`}>{`${title}：正在开`}</Box>;
}

function Unpaid({ order, busy, onPay, onCancel, state }: OutcomeProps & { order: OrderView }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Box as="section" className="card result" live="polite">
        <Box className="result-mark result-mark-unpaid" ornament>
          ¥
        </Box>
        <Heading level={2} className="result-title">
          还没有付钱
        </Heading>
        <Box>{state.said === "cancel" ? "您刚才没有付款，订单还留着。" : order.message}</Box>
        <Box className="soft">{`请在 ${instantText(order.payBy)} 前付完，过了时间订单自动关闭。`}</Box>
      </Box>
      <OrderItems order={order} />
      <Button busy={busy} onTap={onPay}>
        继续支付
      </Button>
      <Button kind="plain" disabled={busy} onTap={() => setAsking(true)}>
        取消订单
      </Button>
      <Button kind="quiet" onTap={go.home}>
        回首页
      </Button>
      {asking ? (
        <Dialog title="取消这笔订单？" onClose={() => setAsking(false)}>
          <Box className="stack">
            <Box as="p">还没有付钱，取消以后可以重新选人缴费。</Box>
            <Button
              kind="danger"
              onTap={() => {
                setAsking(false);
                onCancel();
              }}
            >
              取消订单
            </Button>
            <Button kind="plain" onTap={() => setAsking(false)}>
              先不取消
            </Button>
          </Box>
        </Dialog>
      ) : null}
    </>
  );
}

function OrderItems({ order }: { order: OrderView }) {
  return (
    <Card title="这笔订单">
      {order.items.map((item) => (
        <Row key={item.name + item.year} label={item.name} note={`${item.year}年医保`}>
          <Money fen={item.amount} />
        </Row>
      ))}
      <Row label="一共" total last>
        <Money fen={order.total} />
      </Row>
    </Card>
  );
}

function Closed({ order }: { order: OrderView }) {
  const title = order.state === "cancelled" ? "订单已取消" : "订单已过时间，自动关闭";
  return (
    <>
      <Notice title={title} live="polite">
        <Box>{order.message}</Box>
        <Box className="small soft">{`${dateText(order.createdAt)}下的订单`}</Box>
      </Notice>
      <OrderItems order={order} />
      <Button onTap={go.home}>回首页</Button>
    </>
  );
}
