import type { ReactNode } from "react";
import { Box, Tap } from "../platform";

interface LinkRowProps {
  onTap(): void;
  title: string;
  note?: string;
  last?: boolean;
  /** Stands before the words. */
  sign?: ReactNode;
}

/** A whole row that leads to another page. */
export function LinkRow({ onTap, title, note, last, sign }: LinkRowProps) {
  return (
    <Tap link className={`link-row ${last ? "link-row-last" : ""}`} onTap={onTap}>
      {sign}
      <Box as="span" className="link-row-words">
        <Box as="span">{title}</Box>
        {note ? (
          <Box as="span" className="small soft">
            {note}
          </Box>
        ) : null}
      </Box>
      <Box as="span" className="chevron" ornament />
    </Tap>
  );
}
