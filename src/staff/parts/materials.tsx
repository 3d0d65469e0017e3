import { useState } from "react";
import type { DeskRequest } from "../../../core/contracts";
import { Button, Card, Dialog, ErrorNotice, Tag } from "../../components";
import { instantText } from "../../logic";
import { Box, Picture, platform, Tap } from "../../platform";
import { callStaff, useAct } from "../client";
import { missingMaterials } from "../logic";

type Material = DeskRequest["materials"][number];
type Verdict = "good" | "bad";

interface MaterialsProps {
  request: DeskRequest;
  /** Key of the material about which a verdict is under way. */
  busy: string | undefined;
  onJudge(materialId: string, verdict: Verdict): void;
}

/** What the plan wants and what was put up; each photo can be looked at and judged. */
export function Materials({ request, busy, onJudge }: MaterialsProps) {
  const { wanted, materials, can } = request;
  const missing = missingMaterials(wanted, materials);
  const nothing = wanted.length === 0 && materials.length === 0;
  return (
    <Card title="材料">
      {nothing ? <Box className="soft">这件事方案没有要求材料，也没有人拍照上传。</Box> : null}
      {missing.length > 0 ? (
        <Box className="material">
          {`还没有上传：${missing.join("、")}。在柜台看过原件也可以办结。`}
        </Box>
      ) : null}
      {materials.map((material, index) => (
        <OneMaterial
          key={material.materialId}
          requestId={request.card.requestId}
          material={material}
          cite={wanted.find(({ name }) => name === material.material)?.cite}
          last={index === materials.length - 1}
          busy={busy === material.materialId}
          onJudge={
            can.includes("judge") ? (verdict) => onJudge(material.materialId, verdict) : undefined
          }
        />
      ))}
    </Card>
  );
}

interface OneMaterialProps {
  requestId: string;
  material: Material;
  cite: string | undefined;
  last: boolean;
  busy: boolean;
  onJudge: ((verdict: Verdict) => void) | undefined;
}

const VERDICTS = { good: "看过，合格", bad: "看过，不合格" } as const;

function OneMaterial({ requestId, material, cite, last, busy, onJudge }: OneMaterialProps) {
  const { verdict, gone } = material;
  return (
    <Box className={`material ${last ? "material-last" : ""}`}>
      <Box className="request-line-head">
        <Box className="request-line-title">{material.material}</Box>
        {verdict ? (
          <Tag tone={verdict === "good" ? "done" : "due"}>{VERDICTS[verdict]}</Tag>
        ) : (
          <Tag tone="wait">还没看</Tag>
        )}
      </Box>
      <Box className="small soft">
        {[`${instantText(material.putUpAt)} 上传`, cite && `依据：${cite}`]
          .filter(Boolean)
          .join("，")}
      </Box>
      {gone ? (
        <Box className="small">照片已经按规定删除，只留下上传过的记录。</Box>
      ) : (
        <Box className="material-taps">
          <PhotoTap requestId={requestId} material={material} />
          {onJudge ? (
            <VerdictTaps verdict={verdict} busy={busy} name={material.material} onJudge={onJudge} />
          ) : null}
        </Box>
      )}
    </Box>
  );
}

interface VerdictTapsProps {
  verdict: Verdict | null;
  busy: boolean;
  name: string;
  onJudge(verdict: Verdict): void;
}

function VerdictTaps({ verdict, busy, name, onJudge }: VerdictTapsProps) {
  return (
    <>
      <Tap
        className={`small-tap ${verdict === "good" ? "small-tap-picked" : ""}`}
        label={`合格：${name}`}
        pressed={verdict === "good"}
        disabled={busy}
        onTap={() => onJudge("good")}
      >
        合格
      </Tap>
      <Tap
        className={`small-tap small-tap-danger ${verdict === "bad" ? "small-tap-picked" : ""}`}
        label={`不合格：${name}`}
        pressed={verdict === "bad"}
        disabled={busy}
        onTap={() => onJudge("bad")}
      >
        不合格
      </Tap>
    </>
  );
}

/** The photo's address holds for a minute, so it is asked for when somebody wants to look; the look is on record. */
function PhotoTap({ requestId, material }: { requestId: string; material: Material }) {
  const [address, setAddress] = useState<string>();
  const act = useAct();
  const look = () =>
    void act.run(async () => {
      const { url } = await callStaff("photo", { requestId, materialId: material.materialId });
      if (platform.showPicture) platform.showPicture(url);
      else setAddress(url);
    });
  return (
    <>
      <Tap
        className="small-tap"
        label={`看照片：${material.material}`}
        disabled={act.busy}
        onTap={look}
      >
        {act.busy ? "正在取…" : "看照片"}
      </Tap>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      {address ? (
        <Dialog title={material.material} onClose={() => setAddress(undefined)}>
          <Box className="stack">
            <Picture className="photo-big" address={address} label={`${material.material}的照片`} />
            <Button kind="plain" onTap={() => setAddress(undefined)}>
              看完了
            </Button>
          </Box>
        </Dialog>
      ) : null}
    </>
  );
}
