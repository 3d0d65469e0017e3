import { useEffect, useId, type ReactNode } from "react";
import { ErrorState, Notice, PrivacySheet, Skeleton } from "../../components";
import { Box, Heading, ownsTitleBar, Tap, useHeadingFocus } from "../../platform";
import { useOnline, useTextSize } from "../../state";
import type { RouteName } from "../logic";
import { go } from "../routes";
import { refreshWorker, useWorkerState } from "../state";
import { NoWorker } from "./no-worker";
import { SideNav } from "./side-nav";
import "../staff.scss";

interface StaffPageProps {
  title: string;
  /** Which of the pages on the side this is, where it is one. */
  here?: RouteName;
  children: ReactNode;
  /** What to do here; stays at the bottom edge of a phone. */
  foot?: ReactNode;
  /** Also for who holds no role: taking up an appointment. */
  anyone?: boolean;
}

/** What every page of the desk stands in: who works here, where to go, title and way back, no network. */
export function StaffPage({ title, here, children, foot, anyone }: StaffPageProps) {
  const size = useTextSize((state) => state.size);
  const online = useOnline((state) => state.online);
  const headingId = useId();
  useHeadingFocus(headingId);
  return (
    <Box className={`screen desk text-${String(size)} ${size > 0 ? "elder" : ""}`}>
      {ownsTitleBar ? <SideNav here={here} /> : null}
      <Box className="desk-column">
        {ownsTitleBar ? (
          <DeskBar title={title} headingId={headingId} listed={here !== undefined} />
        ) : null}
        <Box as="main" className="page-body desk-main">
          {online ? null : (
            <Notice tone="warn" title="没有连上网络" live="polite">
              下面看到的可能不是最新的。连上网络后再办。
            </Notice>
          )}
          {anyone ? children : <ForWorkers>{children}</ForWorkers>}
        </Box>
        {foot ? (
          <Box as="footer" className="page-foot">
            {foot}
          </Box>
        ) : null}
      </Box>
      <PrivacySheet />
    </Box>
  );
}

/** Draws a page once it is known who works here. */
function ForWorkers({ children }: { children: ReactNode }) {
  const { hello, error, loading } = useWorkerState();
  useEffect(() => {
    if (useWorkerState.getState().hello === undefined) void refreshWorker();
  }, []);
  if (hello) return <>{hello.worker ? children : <NoWorker />}</>;
  if (error && !loading) return <ErrorState error={error} onRetry={() => void refreshWorker()} />;
  return <Skeleton />;
}

interface DeskBarProps {
  title: string;
  headingId: string;
  /** The page is one of those on the side: in a wide window that is the way to and from it. */
  listed: boolean;
}

function DeskBar({ title, headingId, listed }: DeskBarProps) {
  return (
    <Box as="header" className="bar desk-bar">
      <Tap className={`bar-back ${listed ? "bar-back-listed" : ""}`} label="返回" onTap={go.back}>
        <Box className="bar-arrow" />
      </Tap>
      <Heading level={1} id={headingId} className="bar-title">
        {title}
      </Heading>
    </Box>
  );
}
