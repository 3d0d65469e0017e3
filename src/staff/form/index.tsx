import type { FormView } from "../../../core/contracts";
import { Button, LoadedView } from "../../components";
import { instantText } from "../../logic";
import { Box, Heading, platform } from "../../platform";
import { useParam } from "../../routes";
import { useStaff } from "../client";
import { Nothing } from "../parts/more";
import { StaffPage } from "../parts/staff-page";

/** The registration, change and stop form of a request, filled in; made to be printed and signed. */
export default function FormPage() {
  const id = useParam("id");
  return (
    <StaffPage title="申请表">
      {id === undefined ? <Nothing>没有说明是哪一件申请。</Nothing> : <TheForm requestId={id} />}
    </StaffPage>
  );
}

function TheForm({ requestId }: { requestId: string }) {
  const loaded = useStaff("form", { requestId });
  const { print } = platform;
  return (
    <LoadedView loaded={loaded}>
      {(form) => (
        <>
          <Box className="no-print acts">
            {print ? (
              <Button onTap={() => print()}>打印</Button>
            ) : (
              <Box className="soft">要打印，请在电脑上登录经办工作台。</Box>
            )}
          </Box>
          <Paper form={form} />
        </>
      )}
    </LoadedView>
  );
}

function Paper({ form }: { form: FormView }) {
  const { title, number, place, year, sections, declarations, filedAt, decided } = form;
  return (
    <Box className="paper">
      <Heading level={2} className="paper-title">
        {title}
      </Heading>
      <Box className="request-line-head">
        <Box>{place}</Box>
        <Box>{`${String(year)}年度`}</Box>
        <Box>{`编号 ${number}`}</Box>
      </Box>
      {sections.map((section) => (
        <Box key={section.title} className="paper-section">
          <Heading level={3} className="paper-section-title">
            {section.title}
          </Heading>
          <Box className="paper-rows">
            {section.rows.map(({ label, value }) => (
              <Box key={label} className="paper-row">
                <Box className="paper-label">{label}</Box>
                <Box>{value}</Box>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
      {declarations.length > 0 ? (
        <Box className="paper-section">
          <Heading level={3} className="paper-section-title">
            申请人确认
          </Heading>
          <Box as="ol" className="paper-rows">
            {declarations.map(({ text, cite }, index) => (
              <Box as="li" key={text} className="paper-row">
                {`${String(index + 1)}. ${text}${cite ? `（${cite}）` : ""}`}
              </Box>
            ))}
          </Box>
        </Box>
      ) : null}
      <Box className="paper-sign">
        <Box>申请人（监护人）签名：＿＿＿＿＿＿＿＿</Box>
        <Box>{filedAt ? `申请时间：${instantText(filedAt)}` : "日期：＿＿＿＿年＿＿月＿＿日"}</Box>
      </Box>
      <Box className="paper-sign">
        <Box>经办签章：＿＿＿＿＿＿＿＿</Box>
        <Box>{decided ? `${instantText(decided.at)} ${decided.text}` : "办理结果："}</Box>
      </Box>
    </Box>
  );
}
