import { Box, Words } from "../platform";

/** Grey bars where the content will be, and the same in words for those who listen. */
export function Skeleton({ words = "正在取信息，请稍等" }: { words?: string }) {
  return (
    <Box className="stack-wide" live="polite" busy>
      <Words className="unseen">{words}</Words>
      <Box className="card stack" ornament>
        <Box className="bone bone-short" />
        <Box className="bone bone-tall" />
        <Box className="bone" />
      </Box>
      <Box className="card stack" ornament>
        <Box className="bone" />
        <Box className="bone bone-short" />
      </Box>
    </Box>
  );
}
