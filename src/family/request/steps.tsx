import type { RequestStep } from "../../../core/contracts";
import { instantText } from "../../logic";
import { Box } from "../../platform";

/** What happened, newest last, each with who did it and the clause where there is one. */
export function Steps({ steps }: { steps: readonly RequestStep[] }) {
  return (
    <Box as="ol" className="progress">
      {steps.map((step, index) => {
        const last = index === steps.length - 1;
        return (
          <Box
            as="li"
            key={step.at + step.state + String(index)}
            className={`progress-step ${last ? "progress-step-last" : ""}`}
          >
            {last ? null : <Box className="progress-line progress-line-done" />}
            <Box className="progress-mark progress-mark-done" ornament>
              ✓
            </Box>
            <Box className="progress-name">{step.text}</Box>
            <Box className="small soft">{`${instantText(step.at)} · ${step.by}`}</Box>
            {step.cite ? <Box className="cite">{`依据：${step.cite}`}</Box> : null}
          </Box>
        );
      })}
    </Box>
  );
}
