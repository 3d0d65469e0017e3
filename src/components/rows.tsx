import type { ReactNode } from "react";
import { Box } from "../platform";

export interface RowProps {
  label: string;
  children: ReactNode;
  /** What explains the value, below it. */
  note?: ReactNode;
  total?: boolean;
  last?: boolean;
  /** A long value stands below its name. */
  stacked?: boolean;
  /** A number to read out sign by sign. */
  code?: boolean;
}

/** A name and its value. */
export function Row({ label, children, note, total, last, stacked, code }: RowProps) {
  return (
    <Box
      className={`row ${total ? "row-total" : ""} ${last ? "row-last" : ""} ${stacked ? "row-stacked" : ""}`}
    >
      <Box className="row-label">{label}</Box>
      <Box className={code ? "row-value row-code" : "row-value"}>{children}</Box>
      {note ? <Box className="row-note">{note}</Box> : null}
    </Box>
  );
}
