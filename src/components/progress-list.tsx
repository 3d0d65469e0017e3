import { instantText } from "../logic";
import { Box } from "../platform";

interface ProgressStep {
  label: string;
  at: string | null;
  text: string;
}

/** Where the year stands: 登记 · 核定 · 缴费 · 入库 · 确认, each with its date and what comes next. */
export function ProgressList({ steps }: { steps: ProgressStep[] }) {
  return (
    <Box as="ol" className="progress">
      {steps.map((step, index) => (
        <ProgressItem
          key={step.label}
          step={step}
          last={index === steps.length - 1}
          nextDone={steps[index + 1]?.at !== null}
        />
      ))}
    </Box>
  );
}

function ProgressItem({
  step,
  last,
  nextDone,
}: {
  step: ProgressStep;
  last: boolean;
  nextDone: boolean;
}) {
  const done = step.at !== null;
  return (
    <Box
      as="li"
      className={`progress-step ${last ? "progress-step-last" : ""} ${done ? "" : "progress-ahead"}`}
    >
      {last ? null : (
        <Box className={`progress-line ${done && nextDone ? "progress-line-done" : ""}`} />
      )}
      <Box className={`progress-mark ${done ? "progress-mark-done" : ""}`} ornament>
        {done ? "✓" : ""}
      </Box>
      <Box className="progress-name">{`${step.label}${done ? "" : "（还没到）"}`}</Box>
      {step.at ? <Box className="small soft">{instantText(step.at)}</Box> : null}
      <Box className="small">{step.text}</Box>
    </Box>
  );
}
