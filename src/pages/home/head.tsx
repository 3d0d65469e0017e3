import type { Home } from "../../../core/contracts";
import { dateText, weekdayText } from "../../logic";
import { Box, Heading, Tap } from "../../platform";
import { useTextSize } from "../../state";

/** Name, today's date, and the way to large letters where everyone looks first. */
export function HomeHead({ home }: { home: Home | undefined }) {
  return (
    <Box as="header" className="home-head">
      <Box className="home-head-line">
        <Heading level={1} className="home-name">
          参保
        </Heading>
        <LargeLetters />
      </Box>
      <Box className="home-what">城乡居民医保 · 一家人一起看、一起缴</Box>
      <Box className="home-date">
        {home ? `今天是 ${dateText(home.today)} ${weekdayText(home.today)}` : ""}
        {home?.local ? (
          <Box as="span" className="home-demo">
            演示日期
          </Box>
        ) : null}
      </Box>
    </Box>
  );
}

function LargeLetters() {
  const { size, choose } = useTextSize();
  const large = size > 0;
  return (
    <Tap className="home-letters" onTap={() => choose(large ? 0 : 1)}>
      {large ? "标准版" : "大字版"}
    </Tap>
  );
}
