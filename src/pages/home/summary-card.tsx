import { Button, Money, Notice } from "../../components";
import { deadlineText, type FamilySummary } from "../../logic";
import { Box } from "../../platform";
import { go } from "../../routes";

interface SummaryCardProps {
  summary: FamilySummary;
  today: string;
}

/** What the family owes and until when, with the one main action. */
export function SummaryCard({ summary, today }: SummaryCardProps) {
  return (
    <>
      {summary.openOrders.map(({ orderId, headline }) => (
        <Notice key={orderId} tone="warn" title={headline}>
          <Button kind="plain" onTap={() => go.result(orderId)}>
            看这笔订单
          </Button>
        </Notice>
      ))}
      {summary.toPay.length === 0 && summary.openOrders.length > 0 ? null : summary.toPay.length >
        0 ? (
        <Due summary={summary} today={today} />
      ) : (
        <NothingDue summary={summary} />
      )}
    </>
  );
}

function Due({ summary, today }: SummaryCardProps) {
  const { people, years, total, soonest } = summary;
  return (
    <Box as="section" className="card home-due" label="待缴费">
      <Box className="home-due-what">{`${years.join("、")}年医保，${people} 人待缴`}</Box>
      <Money fen={total} big />
      {soonest ? <Box className="home-due-until">{deadlineText(soonest, today)}</Box> : null}
      <Button onTap={() => go.choose()}>去缴费</Button>
      {summary.severalCounties ? (
        <Box className="small soft">家人在不同县区参保，要分开缴，一次缴一个县区。</Box>
      ) : null}
    </Box>
  );
}

function NothingDue({ summary }: { summary: FamilySummary }) {
  const { title, words } = nothingDueWords(summary);
  return (
    <Box as="section" className="card home-due" label="待缴费">
      <Box className="home-quiet">{title}</Box>
      <Box className="soft">{words}</Box>
    </Box>
  );
}

function nothingDueWords({ allDone, waiting }: FamilySummary): { title: string; words: string } {
  if (allDone) return { title: "全家都办好了", words: "每个人的情况在下面，点进去可以看凭证。" };
  if (waiting > 0) {
    return {
      title: "现在还不能缴",
      words: `有 ${waiting} 人要等一等，或者要先办别的事。点进去看下一步做什么。`,
    };
  }
  return { title: "现在没有要缴的钱", words: "下面有每个人现在的情况，点进去看下一步做什么。" };
}
