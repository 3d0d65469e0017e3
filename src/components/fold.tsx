import { useState, type ReactNode } from "react";
import { Box, Tap } from "../platform";
import { Card } from "./card";

/** What not everyone wants to read: there, but folded up. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Card>
      <Tap className="fold" expanded={open} onTap={() => setOpen(!open)}>
        <Box as="span">{title}</Box>
        <Box as="span" className="fold-do">
          {open ? "收起" : "展开"}
        </Box>
      </Tap>
      {open ? <Box className="fold-inside">{children}</Box> : null}
    </Card>
  );
}
