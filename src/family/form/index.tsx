import { useCall } from "../../client";
import { Button, FormSheet, LoadedView, Notice, Page } from "../../components";
import { platform } from "../../platform";
import { useParam } from "../../routes";

/** The plan's form, filled in from the data: a sheet to print in a browser, a page to show on a phone. */
export default function FormPage() {
  const requestId = useParam("id") ?? "";
  const form = useCall("form", { requestId });
  const { print } = platform;
  return (
    <Page
      title="申请表"
      foot={form.data && print ? <Button onTap={print}>打印这张表</Button> : undefined}
    >
      {print ? null : (
        <Notice title="给工作人员看，或者截屏留着">
          要纸质的，可以请窗口打印，或者在电脑上打开后打印。
        </Notice>
      )}
      <LoadedView loaded={form}>{(data) => <FormSheet form={data} />}</LoadedView>
    </Page>
  );
}
