import { Card, ChoiceField, LinkRow, Page } from "../../components";
import { Box } from "../../platform";
import { go } from "../../routes";
import { TEXT_SIZES, useTextSize, type TextSize } from "../../state";

const OPTIONS = TEXT_SIZES.map(({ size, name }) => ({ value: String(size), name }));

/** Letters, and what this is. */
export default function SettingsPage() {
  const { size, choose } = useTextSize();
  return (
    <Page title="字号与设置">
      <Card>
        <ChoiceField
          id="text-size"
          label="字的大小"
          hint="选了马上变，下次打开还是这样。没选过的话，跟着微信的字号走。"
          options={OPTIONS}
          value={String(size)}
          onPick={(value) => choose(Number(value) as TextSize)}
        />
      </Card>
      <Card title="看看效果">
        <Box>张奶奶 2022年医保，应交 ¥160.00，12月10日前缴。</Box>
      </Card>
      <Card title="关于">
        <Box className="stack">
          <Box as="p">
            “参保”帮居民看一家人的城乡居民基本医疗保险：办没办、交多少、谁帮着出、到什么时候，并且可以直接缴费。
          </Box>
          <Box as="p">
            金额按当地公布的文件算，每一步都写明依据。文件没写的，会告诉您去问谁，不替文件猜。
          </Box>
          <Box as="p">是否参保以医保经办机构的登记为准，缴费以税务部门入库为准。</Box>
        </Box>
      </Card>
      <Card className="link-list">
        <LinkRow title="隐私与说明" onTap={go.privacy} />
        <LinkRow title="我的数据" note="导出，注销账号" onTap={go.ownData} />
        <LinkRow title="我是工作人员" note="村、社区、镇、学校和医保部门" onTap={go.staff} last />
      </Card>
    </Page>
  );
}
