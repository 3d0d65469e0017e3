import type { EnrolmentState } from "../../core/contracts";
import { instantText, stepsDone } from "../logic";
import { Box } from "../platform";

interface ProgressStep {
  state: EnrolmentState;
  label: string;
  at: string | null;
  text: string;
}

interface ProgressListProps {
  steps: ProgressStep[];
  /** How far the year is, where that is known beside the dates. */
  reached?: EnrolmentState;
}

/** Where the year stands: 登记 · 核定 · 缴费 · 入库 · 确认, each with its date and what comes next. */
export function ProgressList({ steps, reached }: ProgressListProps) {
  const done = stepsDone(steps, reached);
  return (
    <Box as="ol" className="progress">
      {steps.map((step, index) => (
        <ProgressItem
          key={step.state}
          step={step}
          done={done[index] === true}
          nextDone={done[index + 1] === true}
          last={index === steps.length - 1}
        />
      ))}
    </Box>
  );
}

interface ProgressItemProps {
  step: ProgressStep;
  done: boolean;
  nextDone: boolean;
  last: boolean;
}

function ProgressItem({ step, done, nextDone, last }: ProgressItemProps) {
  return (
    <Box
      as="li"
      className={`progress-step ${last ? "progress-step-last" : ""} ${done ? "" : "progress-ahead"}`}
    >
      {last ? null : <Box className={`progress-line ${nextDone ? "progress-line-done" : ""}`} />}
      <Box className={`progress-mark ${done ? "progress-mark-done" : ""}`} ornament>
        {done ? "✓" : ""}
      </Box>
      <Box className="progress-name">{done ? step.label : `${step.label}（还没到）`}</Box>
      {step.at ? <Box className="small soft">{instantText(step.at)}</Box> : null}
      <Box className="small">{step.text}</Box>
    </Box>
  );
}
