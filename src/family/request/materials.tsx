import { useState } from "react";
import type { MaterialView, RequestView } from "../../../core/contracts";
import { asCallError, call, type CallError } from "../../client";
import { Button, Card, Dialog, ErrorNotice } from "../../components";
import { instantText } from "../../logic";
import { Box, Picture, platform } from "../../platform";

const VERDICTS: Record<"good" | "bad", string> = {
  good: "✓ 看过，可以",
  bad: "✕ 看不清或不对，要重拍",
};

const wordsOf = ({ verdict, gone, putUpAt }: MaterialView): string => {
  if (gone) return "照片已按规定删除";
  return verdict ? VERDICTS[verdict] : `${instantText(putUpAt)}上传`;
};

/** The photos that belong to the request; each is fetched only when somebody wants to see it. */
export function Materials({ view }: { view: RequestView }) {
  const { materials, card } = view;
  const [open, setOpen] = useState<{ name: string; url: string }>();
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<CallError>();
  if (materials.length === 0) return null;

  const look = async ({ materialId, material }: MaterialView) => {
    setBusy(materialId);
    setError(undefined);
    try {
      const { url } = await call("photo", { requestId: card.requestId, materialId });
      if (platform.showPicture) platform.showPicture(url);
      else setOpen({ name: material, url });
    } catch (failure) {
      setError(asCallError(failure));
    }
    setBusy(undefined);
  };

  return (
    <Card title="材料照片">
      <Box as="ul" className="stack">
        {materials.map((material, index) => (
          <Box as="li" key={material.materialId} className="filed-material">
            <Box className="filed-material-words">
              <Box>{material.material}</Box>
              <Box className={material.verdict === "bad" ? "field-fault" : "small soft"}>
                {wordsOf(material)}
              </Box>
            </Box>
            {material.gone ? null : (
              <Button
                kind="quiet"
                busy={busy === material.materialId}
                label={`看照片：${material.material}，第 ${String(index + 1)} 张`}
                onTap={() => void look(material)}
              >
                看照片
              </Button>
            )}
          </Box>
        ))}
      </Box>
      {error ? <ErrorNotice error={error} /> : null}
      {open ? (
        <Dialog title={open.name} onClose={() => setOpen(undefined)}>
          <Box className="stack">
            <Picture className="filed-photo" address={open.url} label={`${open.name}的照片`} />
            <Button kind="plain" onTap={() => setOpen(undefined)}>
              关闭
            </Button>
          </Box>
        </Dialog>
      ) : null}
    </Card>
  );
}
