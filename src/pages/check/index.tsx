import type { Basket } from "../../../core/contracts";
import { useCall } from "../../client";
import { Button, Card, ErrorNotice, LoadedView, Money, Notice, Page } from "../../components";
import { basketFault, moneyText, readItems } from "../../logic";
import { Box, Tap } from "../../platform";
import { go, useParam } from "../../routes";
import { usePayment, type PaymentStep } from "./use-payment";
import "./index.scss";

/** The last look before paying: who, which year, how much, each with a way to change it. */
export default function CheckPage() {
  const items = readItems(useParam("items"));
  const basket = useCall("quote", items.length > 0 ? { items } : null);
  const payment = usePayment(items, basket);
  const fault = basket.data && basketFault(basket.data, items);

  return (
    <Page
      title="核对后缴费"
      foot={
        basket.data && !fault ? (
          <Button busy={payment.step.at === "working"} onTap={payment.pay}>
            {`确认支付 ${moneyText(basket.data.total)}`}
          </Button>
        ) : undefined
      }
    >
      {items.length === 0 ? <Nobody /> : null}
      <StepNotice step={payment.step} />
      {items.length > 0 ? (
        <LoadedView loaded={basket}>{(data) => <Answers basket={data} fault={fault} />}</LoadedView>
      ) : null}
    </Page>
  );
}

function Nobody() {
  return (
    <Card title="没有选要缴费的人">
      <Button onTap={() => go.choose()}>去选</Button>
    </Card>
  );
}

function StepNotice({ step }: { step: PaymentStep }) {
  if (step.at === "price-changed") {
    return (
      <Notice tone="warn" title="应缴金额变了，还没有扣钱" live="alert">
        {`刚才是 ${moneyText(step.before)}，下面是现在的金额。请看清楚再支付。`}
      </Notice>
    );
  }
  if (step.at !== "failed") return null;
  return (
    <>
      <ErrorNotice error={step.error} />
      {step.error.code === "order-live" || step.error.code === "already-paid" ? (
        <Button kind="plain" onTap={go.history}>
          看缴费记录
        </Button>
      ) : null}
    </>
  );
}

function Answers({ basket, fault }: { basket: Basket; fault: string | undefined }) {
  return (
    <>
      {fault ? <Notice tone="warn" title={fault} live="polite" /> : null}
      <Card title="请核对">
        {basket.lines.map((line) => (
          <Box className="check-line" key={line.memberId + line.year}>
            <Box className="check-who">
              <Box className="check-name">{line.name}</Box>
              <Box className="small soft">{`${line.year}年城乡居民医保`}</Box>
              {line.payable === null ? (
                <Box className="small">{`现在不能缴：${line.why ?? ""}`}</Box>
              ) : null}
            </Box>
            {line.payable === null ? null : <Money fen={line.payable} />}
            <Tap className="check-change" label={`更改${line.name}`} onTap={go.back}>
              更改
            </Tap>
          </Box>
        ))}
        <Box className="check-total">
          <Box>{`一共 ${basket.lines.length} 笔`}</Box>
          <Money fen={basket.total} big />
        </Box>
      </Card>
      <Box className="small soft">
        点“确认支付”后，微信可能先问要不要收一条到账提醒，同意或不同意都能缴费。能不能退、什么时候能退，看本地政策。
      </Box>
    </>
  );
}
