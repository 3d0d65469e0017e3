import { Button, Card } from "../../components";
import { Box } from "../../platform";
import { go } from "../../routes";

const ANSWERS = [
  ["这是做什么的", "看一家人的城乡居民医保办没办、要交多少、谁帮着出，直接缴费，拿凭证。"],
  ["给谁用", "没有参加职工医保的居民：老人、孩子、学生、在家务农或打零工的人。"],
  ["要准备什么", "姓名和证件号码。新生儿没有身份证号，可以用出生医学证明。"],
  ["要花钱吗", "查询不收钱。只收当年的个人缴费，由税务部门入库。"],
] as const;

/** For those who come for the first time. */
export function Welcome() {
  return (
    <>
      <Card title="先添加要查的人">
        <Box as="dl" className="stack">
          {ANSWERS.map(([question, answer]) => (
            <Box key={question}>
              <Box as="dt" className="welcome-question">
                {question}
              </Box>
              <Box as="dd">{answer}</Box>
            </Box>
          ))}
        </Box>
      </Card>
      <Button onTap={go.bind}>添加本人或家人</Button>
      <Button kind="plain" onTap={go.newcomer}>
        还没参过保，先登记
      </Button>
      <Button kind="plain" onTap={() => go.estimate()}>
        不登录，先算一算要交多少
      </Button>
    </>
  );
}
