import { TONE_SIGNS, type Tone } from "../logic";
import { Box, Words } from "../platform";

/** A state in a few words, with a sign: never told by colour alone. */
export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return (
    <Box as="span" className={`tag tag-${tone}`}>
      <Box as="span" className="tag-sign" ornament>
        <Words className="tag-sign-ink">{TONE_SIGNS[tone]}</Words>
      </Box>
      {children}
    </Box>
  );
}
