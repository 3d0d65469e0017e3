import type { ReactNode } from "react";
import type { CallError, Loaded } from "../client";
import { Box, Heading } from "../platform";
import { Button } from "./button";
import { Notice } from "./notice";
import { Skeleton } from "./skeleton";

interface LoadedViewProps<T> {
  loaded: Loaded<T>;
  children: (data: T) => ReactNode;
  /** Drawn in place of grey bars while there is nothing yet. */
  waiting?: ReactNode;
}

/** The three faces of something that is being fetched; an older answer stays while a newer one could not be had. */
export function LoadedView<T>({ loaded, children, waiting }: LoadedViewProps<T>) {
  if (loaded.data !== undefined) {
    return (
      <>
        {/* Without a network the page itself says so, once. */}
        {loaded.error && loaded.error.kind !== "offline" ? (
          <StaleNotice error={loaded.error} onRetry={loaded.reload} busy={loaded.loading} />
        ) : null}
        {children(loaded.data)}
      </>
    );
  }
  if (loaded.error && !loaded.loading)
    return <ErrorState error={loaded.error} onRetry={loaded.reload} />;
  return <>{waiting ?? <Skeleton />}</>;
}

interface Failed {
  error: CallError;
  onRetry(): void;
}

export function ErrorState({ error, onRetry }: Failed) {
  return (
    <Box as="section" className="card state" live="alert">
      <Heading level={2} className="state-title">
        {error.message}
      </Heading>
      {error.todo ? <Box as="p">{error.todo}</Box> : null}
      <Trace error={error} />
      <Button onTap={onRetry}>重试</Button>
    </Box>
  );
}

function StaleNotice({ error, onRetry, busy }: Failed & { busy: boolean }) {
  return (
    <Notice tone="warn" title={`没能更新：${error.message}`} live="polite">
      <Box>下面是上次看到的内容。</Box>
      <Button kind="quiet" busy={busy} onTap={onRetry}>
        重试
      </Button>
    </Notice>
  );
}

/** A failure of something the person just did, in place. */
export function ErrorNotice({ error, id }: { error: CallError; id?: string }) {
  return (
    <Notice tone="error" title={error.message} live="alert" id={id}>
      {error.todo ? <Box>{error.todo}</Box> : null}
      <Trace error={error} />
    </Notice>
  );
}

/** The number to tell the help desk. */
function Trace({ error }: { error: CallError }) {
  return error.trace ? <Box className="trace">{`问人时可以报这个编号：${error.trace}`}</Box> : null;
}
