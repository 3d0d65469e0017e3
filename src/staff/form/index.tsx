import { Button, FormSheet, LoadedView } from "../../components";
import { Box, platform } from "../../platform";
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
          <FormSheet form={form} />
        </>
      )}
    </LoadedView>
  );
}
