import { useState } from "react";
import type { ResidentReply } from "../../../core/contracts";
import { asCallError, call, type CallError } from "../../client";
import { Button, Card, ErrorNotice, Notice } from "../../components";
import { instantText } from "../../logic";
import { Box, platform } from "../../platform";

type Exported = ResidentReply<"exportData">;

/** Everything kept about the caller and those fully bound, as text to keep. */
export function ExportData() {
  const [data, setData] = useState<Exported>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError>();

  const take = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setData(await call("exportData", {}));
    } catch (failure) {
      setError(asCallError(failure));
    }
    setBusy(false);
  };

  return (
    <Card title="导出我的数据">
      <Box className="stack">
        <Box as="p">
          把这里存着的您和已确认身份的家人的信息、申请、缴费记录，整理成一份文字给您。
        </Box>
        {error ? <ErrorNotice error={error} /> : null}
        {data ? (
          <Exported data={data} />
        ) : (
          <Button busy={busy} onTap={() => void take()}>
            导出
          </Button>
        )}
      </Box>
    </Card>
  );
}

type Told = "copied" | "not-copied" | "given" | "not-given";

const TOLD: Record<Told, string> = {
  copied: "已经复制，可以贴到别处保存",
  "not-copied": "手机不让复制，可以存成文件",
  given: "已经存成文件，或者转给了您选的人",
  "not-given": "没有存成文件，可以复制文字",
};

function Exported({ data }: { data: Exported }) {
  const [told, setTold] = useState<Told>();
  const copy = () =>
    void platform.copy(data.text).then((done) => setTold(done ? "copied" : "not-copied"));
  const give = () =>
    void platform
      .giveFile(data.fileName, data.text)
      .then((done) => setTold(done ? "given" : "not-given"));
  return (
    <>
      <Box className="small soft">{`${instantText(data.madeAt)}整理。里面有完整的信息，请自己保管好。`}</Box>
      <Button onTap={give}>存成文件</Button>
      <Button kind="plain" onTap={copy}>
        复制全部文字
      </Button>
      {told ? <Notice title={TOLD[told]} live="polite" /> : null}
      <Box className="data-text" group label="导出的内容">
        {data.text}
      </Box>
    </>
  );
}
