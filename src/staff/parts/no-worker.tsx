import { Button, Card } from "../../components";
import { Box, isDesk } from "../../platform";
import { go } from "../routes";

/** Somebody who holds no role, or none any more. */
export function NoWorker() {
  return (
    <Card title="这里只有经办人员能用">
      <Box className="stack">
        <Box as="p">
          您的微信还没有领取职责，或者职责已经结束。管理员任命以后会给您一个领取码，用它就能开始。
        </Box>
        {isDesk ? (
          <Box as="p">领取码要在手机微信小程序里用。</Box>
        ) : (
          <Button onTap={go.join}>用领取码领取职责</Button>
        )}
      </Box>
    </Card>
  );
}
