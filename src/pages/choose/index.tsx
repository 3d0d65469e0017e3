import { useState } from "react";
import type { Home } from "../../../core/contracts";
import { useCall } from "../../client";
import { Button, Card, ChoiceField, LoadedView, Notice, Page } from "../../components";
import {
  choicesByCounty,
  countyOf,
  MOST_ITEMS,
  readItems,
  summarise,
  type County,
  type Item,
} from "../../logic";
import { Box } from "../../platform";
import { go, useParam } from "../../routes";
import { ChooseLines, ChooseFoot, useTicks } from "./choose-lines";
import "./index.scss";

/** Who is paid for, in one payment. */
export default function ChoosePage() {
  const home = useCall("home", {});
  const cameFor = readItems(useParam("only"));
  const [picked, setPicked] = useState<string>();
  const counties = home.data ? choicesByCounty(home.data) : [];
  const county =
    counties.find(({ code }) => code === (picked ?? firstCounty(home.data, cameFor))) ??
    counties[0];
  const items = county?.items.slice(0, MOST_ITEMS) ?? [];
  const basket = useCall("quote", items.length > 0 ? { items } : null);
  const ticks = useTicks(basket.data, cameFor);

  return (
    <Page
      title="选择缴费人"
      foot={
        basket.data?.lines.some((line) => line.payable !== null) ? (
          <ChooseFoot basket={basket.data} ticks={ticks.now} />
        ) : undefined
      }
    >
      <LoadedView loaded={home}>
        {(data) => (
          <>
            <BegunOrder home={data} />
            {county ? (
              <>
                <WhichCounty counties={counties} county={county} onPick={setPicked} />
                <LoadedView loaded={basket}>
                  {(lines) => (
                    <ChooseLines basket={lines} ticks={ticks.now} onToggle={ticks.toggle} />
                  )}
                </LoadedView>
              </>
            ) : (
              <NothingToChoose />
            )}
          </>
        )}
      </LoadedView>
    </Page>
  );
}

function firstCounty(home: Home | undefined, cameFor: readonly Item[]): string | undefined {
  const member = home?.members.find(({ memberId }) => memberId === cameFor[0]?.memberId);
  return member && countyOf(member);
}

interface WhichCountyProps {
  counties: County[];
  county: County;
  onPick(code: string): void;
}

/** Each county's treasury takes its own money. */
function WhichCounty({ counties, county, onPick }: WhichCountyProps) {
  if (counties.length < 2) return null;
  return (
    <ChoiceField
      id="county"
      label="这次缴哪里的"
      hint="家人在不同县区参保，一次缴一个县区。"
      options={counties.map(({ code, name }) => ({ value: code, name }))}
      value={county.code}
      onPick={onPick}
    />
  );
}

/** People who stand in an order that was begun are not offered again: coming back from the order leads here. */
function BegunOrder({ home }: { home: Home }) {
  const [order] = summarise(home).openOrders;
  if (!order) return null;
  return (
    <Notice tone="warn" title={order.headline}>
      <Box>已经在这笔订单里的人，不用再选。</Box>
      <Button kind="plain" onTap={() => go.result(order.orderId)}>
        看这笔订单
      </Button>
    </Notice>
  );
}

function NothingToChoose() {
  return (
    <Card title="没有别的要缴的">
      <Button onTap={go.home}>回首页</Button>
    </Card>
  );
}
