import { Button, ErrorNotice } from "../../components";
import { Box } from "../../platform";
import type { Pages } from "../client";

/** The way to the next page of a list. */
export function More({ pages }: { pages: Pages<{ next: string | null }> }) {
  if (!pages.hasMore) return null;
  return (
    <Box className="stack">
      {pages.error ? <ErrorNotice error={pages.error} /> : null}
      <Button kind="plain" busy={pages.busy} onTap={pages.more}>
        再看一些
      </Button>
    </Box>
  );
}

/** Nothing is there, and what that means. */
export function Nothing({ children }: { children: string }) {
  return <Box className="card nothing soft">{children}</Box>;
}
