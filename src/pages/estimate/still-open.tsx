import { questionFor, type MissingKey, type PackDocument } from "../../../core/policy";
import { Button, Card } from "../../components";
import { Box } from "../../platform";

interface StillOpenProps {
  missing: { residents: string[]; staff: string[] };
  pack: PackDocument;
  /** Questions were left out, so they can be asked again. */
  skipped: boolean;
  onMore(): void;
}

/** What nobody has settled and what would change the answer: said, not guessed. */
export function StillOpen({
  missing: { residents, staff },
  pack,
  skipped,
  onMore,
}: StillOpenProps) {
  if (residents.length + staff.length === 0) return null;
  const textOf = (key: string) => questionFor(key as MissingKey, pack).text;
  return (
    <Card title="还没有定的">
      <Box className="stack">
        {residents.length > 0 ? (
          <Box>下面这些不清楚，上面的结果先按普通的本地居民算。弄清楚了，结果可能会变：</Box>
        ) : null}
        <Box as="ul" className="open-list">
          {residents.map((key) => (
            <Box as="li" key={key} className="open-one">
              {textOf(key)}
            </Box>
          ))}
          {staff.map((key) => (
            <Box as="li" key={key} className="open-one">
              <Box>{textOf(key)}</Box>
              <Box className="small soft">这件事要由村（社区）或医保窗口确认。</Box>
            </Box>
          ))}
        </Box>
        {skipped && residents.length > 0 ? (
          <Button kind="plain" onTap={onMore}>
            再答一答
          </Button>
        ) : null}
      </Box>
    </Card>
  );
}
