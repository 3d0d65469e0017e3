import type { ReactNode } from "react";
import { Box, Choice, Words } from "../platform";

export interface CheckLine {
  id: string;
  title: string;
  note?: ReactNode;
  /** Stands at the end of the line, such as an amount. */
  end?: ReactNode;
  checked: boolean;
  /** Why it cannot be ticked; it is shown all the same. */
  why?: string;
}

/** Lines to tick, the whole line being the target. */
export function CheckList({ lines, onToggle }: { lines: CheckLine[]; onToggle(id: string): void }) {
  return (
    <Box as="ul" className="choices">
      {lines.map((line) => (
        <Box as="li" key={line.id}>
          <CheckItem line={line} onToggle={() => onToggle(line.id)} />
        </Box>
      ))}
    </Box>
  );
}

function CheckItem({ line, onToggle }: { line: CheckLine; onToggle(): void }) {
  const off = line.why !== undefined;
  const look = off ? "choice-off" : line.checked ? "choice-picked" : "";
  return (
    <Choice
      kind="checkbox"
      className={`choice ${look}`}
      checked={line.checked}
      disabled={off}
      onPick={onToggle}
    >
      <Box as="span" className="choice-words">
        <Words strong>{line.title}</Words>
        {line.note ? (
          <Box as="span" className="small soft">
            {line.note}
          </Box>
        ) : null}
        {line.why ? <Box as="span" className="small">{`现在不能缴：${line.why}`}</Box> : null}
      </Box>
      {line.end}
    </Choice>
  );
}
