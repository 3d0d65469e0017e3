import type { QuoteView } from "../../../core/contracts";
import { Card, Notice, Row } from "../../components";
import { dateText, periodText } from "../../logic";
import { Box } from "../../platform";

/** When payment is taken, and from when to when one is covered. */
export function WhenCard({ quote, settled }: { quote: QuoteView; settled: boolean }) {
  const { window } = quote;
  // What paying today would buy says nothing once it is paid: the voucher tells what was bought.
  const benefit = settled ? null : quote.benefit;
  if (!window && !benefit) return null;
  return (
    <Card title="什么时候交，什么时候能报销">
      {window ? (
        <Row label="缴费时间" stacked last={!benefit}>
          {`${periodText(window.opens, window.closes)}${window.closesAt ?? ""}`}
        </Row>
      ) : null}
      {window?.reopens ? (
        <Row label="月底结算后恢复缴费" stacked>
          {dateText(window.reopens)}
        </Row>
      ) : null}
      {benefit ? (
        <Row label="现在缴，能报销的时间" stacked last>
          {periodText(benefit.from, benefit.to)}
        </Row>
      ) : null}
      {window?.disputed ? (
        <Box className="when-disputed">
          <Notice tone="warn" title="文件前后写得不一样">
            {`另一处写的截止日是 ${dateText(window.disputed)}。请按早的 ${dateText(window.closes)} 缴，不要等。`}
          </Notice>
        </Box>
      ) : null}
    </Card>
  );
}
