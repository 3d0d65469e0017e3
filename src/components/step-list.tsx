import { moneyText } from "../logic";
import { Box } from "../platform";

export interface ExplainedStep {
  text: string;
  cite?: string;
  year?: number;
  /** What the step adds to the amount, in integer fen. */
  fen?: number;
}

/** A step that no plan stands behind carries a dash. */
const clause = (cite = ""): string => (cite === "" || cite === "—" ? "" : `依据：${cite}`);

const change = (fen: number): string =>
  fen < 0 ? `减 ${moneyText(-fen)}` : `加 ${moneyText(fen)}`;

/** The computation as it went, each step with the clause that it comes from. */
export function StepList({ steps }: { steps: ExplainedStep[] }) {
  return (
    <Box as="ol" className="steps">
      {steps.map((step, index) => (
        <Box as="li" className="step" key={`${step.year ?? ""}${step.text}${step.cite ?? ""}`}>
          <Box className="step-number" ornament>
            {index + 1}
          </Box>
          <Box className="step-words">
            <Box>{step.text}</Box>
            <Box className="cite">
              {[step.fen ? change(step.fen) : "", clause(step.cite)].filter(Boolean).join(" · ")}
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
