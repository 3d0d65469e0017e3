import { Card, LinkRow, Page } from "../../components";
import { Box } from "../../platform";
import { go } from "../../routes";

const SECTIONS = [
  {
    title: "我们用哪些信息",
    lines: [
      "添加家人时填的姓名、证件类型和号码，用来找到这个人的参保登记。",
      "您愿意确认身份时，微信给的手机号，只和登记时留的号码比对。",
      "缴费的订单、时间和金额，用来开凭证、查记录。",
      "办事时填的内容和拍的材料照片，只用来办那一件事。",
    ],
  },
  {
    title: "谁看得到",
    lines: [
      "证件号码和手机号加密保存，页面上只显示一部分。",
      "只知道姓名和号码的人，看不到补助类别、家里其他人和别人缴的钱。",
      "有人添加了您，会在您的首页告诉您。",
      "负责您这个地方的经办人员可以看，每次查看都有记录，您可以在“身份和查看记录”里看到。",
      "材料照片只给办这件事的工作人员看，办完以后按规定删除。",
    ],
  },
  {
    title: "您可以做什么",
    lines: [
      "不同意隐私指引，也可以看本地政策。",
      "可以随时不再查看某个家人，在这个人的参保情况页最下面。",
      "有不认识的人添加了您的家人，可以请工作人员查。",
      "可以导出存在这里的数据，可以注销账号。",
      "孩子不满 14 周岁，要由监护人自己同意。",
      "不要您的头像和昵称。",
    ],
  },
] as const;

/** What is used, who sees it, and what the person can do about it. */
export default function PrivacyPage() {
  return (
    <Page title="隐私与说明">
      {SECTIONS.map((section) => (
        <Card key={section.title} title={section.title}>
          <Box as="ul" className="stack">
            {section.lines.map((line) => (
              <Box as="li" key={line}>
                {line}
              </Box>
            ))}
          </Box>
        </Card>
      ))}
      <Card className="link-list">
        <LinkRow title="我的数据" note="导出，注销账号" onTap={go.ownData} last />
      </Card>
    </Page>
  );
}
