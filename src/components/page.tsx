import { useId, type ReactNode } from "react";
import { Box, Heading, ownsTitleBar, Tap, useHeadingFocus } from "../platform";
import { go } from "../routes";
import { useOnline, useTextSize } from "../state";
import { Notice } from "./notice";
import { PrivacySheet } from "./privacy-sheet";

interface PageProps {
  title: string;
  children: ReactNode;
  /** What to do here; stays at the bottom edge while the text is small enough to leave room. */
  foot?: ReactNode;
  /** Stands in place of the title bar: the first page has no way back. */
  head?: ReactNode;
  /** What the arrow of our own title bar does, where it does not leave the page. */
  onBack?: (() => void) | undefined;
}

/** What every page stands in: text size, title and way back, no network, WeChat's privacy question. */
export function Page({ title, children, foot, head, onBack }: PageProps) {
  const size = useTextSize((state) => state.size);
  const online = useOnline((state) => state.online);
  const headingId = useId();
  useHeadingFocus(headingId);
  return (
    <Box className={`screen text-${size} ${size > 0 ? "elder" : ""} ${foot ? "has-foot" : ""}`}>
      {head ??
        (ownsTitleBar ? <TitleBar title={title} headingId={headingId} onBack={onBack} /> : null)}
      <Box as="main" className="page-body">
        {online ? null : <OfflineNotice />}
        {children}
      </Box>
      {foot ? (
        <Box as="footer" className="page-foot">
          {foot}
        </Box>
      ) : null}
      <PrivacySheet />
    </Box>
  );
}

interface TitleBarProps {
  title: string;
  headingId: string;
  onBack: (() => void) | undefined;
}

function TitleBar({ title, headingId, onBack = go.back }: TitleBarProps) {
  return (
    <Box as="header" className="bar">
      <Tap className="bar-back" label="返回" onTap={onBack}>
        <Box className="bar-arrow" />
      </Tap>
      <Heading level={1} id={headingId} className="bar-title">
        {title}
      </Heading>
    </Box>
  );
}

function OfflineNotice() {
  return (
    <Notice tone="warn" title="手机没有连上网络" live="polite">
      下面看到的可能不是最新的。连上网络后再缴费。
    </Notice>
  );
}
