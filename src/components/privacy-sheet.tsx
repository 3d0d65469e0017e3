import { AgreePrivacyButton, Box, openPrivacyContract, usePrivacyQuestion } from "../platform";
import { Button } from "./button";
import { Dialog } from "./dialog";

/** WeChat asks for agreement before the first use of personal data; this is our own words for that question. */
export function PrivacySheet() {
  const question = usePrivacyQuestion((state) => state.question);
  if (!question) return null;
  return (
    <Dialog title="先请您同意隐私保护指引" onClose={question.refuse}>
      <Box className="stack">
        <Box as="p">
          办理参保要用到姓名、证件号码和手机号，只用来查您和家人的参保缴费情况。不同意也可以看本地政策。
        </Box>
        <Button kind="quiet" onTap={openPrivacyContract}>
          {`阅读${question.contractName}`}
        </Button>
        <AgreePrivacyButton className="button button-main" onAgree={question.agree}>
          同意
        </AgreePrivacyButton>
        <Button kind="plain" onTap={question.refuse}>
          不同意
        </Button>
      </Box>
    </Dialog>
  );
}
