import { useState } from "react";
import type { Basket } from "../../../core/contracts";
import { Button, CheckList, Money } from "../../components";
import {
  dateText,
  tickedLines,
  ticksAtFirst,
  toggle,
  totalOf,
  writeItems,
  readItems,
  type Item,
} from "../../logic";
import { Box } from "../../platform";
import { go } from "../../routes";

interface Ticks {
  now: Item[];
  toggle(item: Item): void;
}

/** What is ticked: at first what suits, then what the person decides. */
export function useTicks(basket: Basket | undefined, cameFor: readonly Item[]): Ticks {
  const [own, setOwn] = useState<Item[]>();
  const atFirst = basket ? ticksAtFirst(basket, cameFor) : [];
  return {
    now: own ?? atFirst,
    toggle: (item) => setOwn((before) => toggle(before ?? atFirst, item)),
  };
}

interface ChooseLinesProps {
  basket: Basket;
  ticks: readonly Item[];
  onToggle(item: Item): void;
}

export function ChooseLines({ basket, ticks, onToggle }: ChooseLinesProps) {
  const ticked = tickedLines(basket, ticks);
  const lines = basket.lines.map((line) => ({
    id: writeItems([line]),
    title: line.name,
    note: noteOf(line),
    checked: ticked.includes(line),
    ...(line.payable === null && { why: line.why ?? "请看这个人的参保情况" }),
    end: line.payable === null ? null : <Money fen={line.payable} />,
  }));
  return (
    <>
      <Box className="soft">勾选这次一起缴的人，可以只缴一个人的。</Box>
      <CheckList lines={lines} onToggle={(id) => readItems(id).forEach(onToggle)} />
    </>
  );
}

function noteOf(line: Basket["lines"][number]): string {
  const { benefit } = line.quote;
  const covered = benefit && line.payable !== null ? `，${dateText(benefit.from)}起能报销` : "";
  return `${line.year}年医保${covered}`;
}

/** What it comes to, and onwards. */
export function ChooseFoot({ basket, ticks }: { basket: Basket; ticks: readonly Item[] }) {
  const lines = tickedLines(basket, ticks);
  return (
    <Box className="choose-foot">
      <Box live="polite">
        <Box className="small soft">
          {lines.length > 0 ? `已选 ${lines.length} 笔，共` : "还没有选人"}
        </Box>
        <Box className="choose-total">
          <Money fen={totalOf(lines)} />
        </Box>
      </Box>
      <Button disabled={lines.length === 0} onTap={() => go.check(lines)}>
        下一步
      </Button>
    </Box>
  );
}
