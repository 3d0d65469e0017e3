import type { QuoteView } from "../../../core/contracts";
import { Card, Money, Row } from "../../components";
import { moneyText } from "../../logic";
import { Box, Heading } from "../../platform";

type Line = QuoteView["lines"][number];

/** The price, who pays which part of it, and what is left; then what the government adds besides. */
export function WhoPays({ quote }: { quote: QuoteView }) {
  if (quote.lines.length === 0 && quote.unused.length === 0) return null;
  return (
    <Card title="这笔钱谁来出">
      <Box className="stack-wide">
        {quote.lines.map((line) => (
          <LineRows key={line.year} line={line} titled={quote.lines.length > 1} />
        ))}
        {quote.lines.length > 0 ? <Fiscal quote={quote} /> : null}
        <Unused quote={quote} />
      </Box>
    </Card>
  );
}

function LineRows({ line, titled }: { line: Line; titled: boolean }) {
  const hidden = line.aid.length === 0 && line.aidTotal > 0;
  return (
    <Box>
      {titled ? (
        <Heading level={3} className="who-year">
          {`${line.year}年`}
        </Heading>
      ) : null}
      <Row label="个人缴费标准">
        {line.standard === null ? "文件没有写" : <Money fen={line.standard} />}
      </Row>
      {line.aid.map((aid) => (
        <Row key={aid.label + aid.payer} label={aid.label} note={`由${aid.payer}出`}>
          {`替您出 ${moneyText(aid.amount)}`}
        </Row>
      ))}
      {hidden ? (
        <Row label="补助" note="确认身份后可以看是哪一项补助、由谁出">
          {`替您出 ${moneyText(line.aidTotal)}`}
        </Row>
      ) : null}
      {(line.afterwards ?? []).map((aid) => (
        <Row
          key={aid.label + aid.payer}
          label={aid.label}
          note={`先自己交，过后由${aid.payer}退给您`}
        >
          {`过后退 ${moneyText(aid.amount)}`}
        </Row>
      ))}
      <Row label="自己交" total last>
        {line.due === null ? "文件没有写" : <Money fen={line.due} />}
      </Row>
    </Box>
  );
}

function Fiscal({ quote }: { quote: QuoteView }) {
  const { fiscal, fiscalAtLeast } = quote;
  if (fiscal === 0) {
    return <Box className="who-fiscal">政府不再另外补助，全部费用由个人交。</Box>;
  }
  const amount =
    fiscal === null
      ? "补多少，本地文件没有写"
      : `${fiscalAtLeast ? "不少于 " : ""}${moneyText(fiscal)}`;
  return (
    <Box className="who-fiscal">{`除此之外，政府每人每年再补：${amount}。直接进医保基金，不用您办。`}</Box>
  );
}

function Unused({ quote }: { quote: QuoteView }) {
  if (quote.unused.length === 0) return null;
  return (
    <Box className="stack">
      <Heading level={3} className="who-year">
        这次没有用上的补助
      </Heading>
      {quote.unused.map((one) => (
        <Box key={one.label + one.text}>
          <Box>{`${one.label}：${one.text}`}</Box>
          {one.cite ? <Box className="cite">{`依据：${one.cite}`}</Box> : null}
        </Box>
      ))}
    </Box>
  );
}
