import type { QuoteView } from "../../../core/contracts";
import { Card, StepList } from "../../components";

/** What to do now, in order. */
export function NextSteps({ advice }: { advice: QuoteView["next"] }) {
  if (advice.length === 0) return null;
  return (
    <Card title="接下来怎么做">
      <StepList steps={advice} />
    </Card>
  );
}
