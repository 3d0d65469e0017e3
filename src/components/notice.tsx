import type { ReactNode } from "react";
import { Box } from "../platform";

interface NoticeProps {
  tone?: "info" | "warn" | "error" | "good";
  title?: string;
  live?: "polite" | "alert";
  id?: string;
  children?: ReactNode;
}

/** Something to know, in words; the colour of its edge only repeats them. */
export function Notice({ tone = "info", title, live, id, children }: NoticeProps) {
  return (
    <Box className={`notice notice-${tone}`} live={live} id={id}>
      {title ? <Box className="notice-title">{title}</Box> : null}
      {children ? <Box>{children}</Box> : null}
    </Box>
  );
}
