import { useCall } from "../../client";
import { Card, LoadedView } from "../../components";
import { instantText } from "../../logic";
import { Box } from "../../platform";

/** Who looked at or changed this person's file, newest first; workers by their office. */
export function Lookers({ memberId }: { memberId: string }) {
  const lookers = useCall("lookers", { memberId });
  return (
    <Card title="谁看过、改过">
      <LoadedView loaded={lookers} waiting={<Box className="soft">正在取记录，请稍等</Box>}>
        {({ looks }) =>
          looks.length === 0 ? (
            <Box>还没有工作人员看过。</Box>
          ) : (
            <Box as="ul" className="trust-looks">
              {looks.map((look, index) => (
                <Box as="li" key={`${look.at}.${String(index)}`} className="trust-look">
                  <Box>{`${look.who}：${look.what}`}</Box>
                  {look.why ? <Box className="small">{`原因：${look.why}`}</Box> : null}
                  <Box className="small soft">{instantText(look.at)}</Box>
                </Box>
              ))}
            </Box>
          )
        }
      </LoadedView>
    </Card>
  );
}
