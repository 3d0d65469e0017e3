import type { QuoteView } from "../../../core/contracts";
import { Card, StepList } from "../../components";

/** Why: the steps of the computation, each with its clause. */
export function Explanation({ quote }: { quote: QuoteView }) {
  if (quote.because.length === 0) return null;
  return (
    <Card title="为什么是这样">
      <StepList steps={quote.because} />
    </Card>
  );
}
