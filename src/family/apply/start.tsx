import type { Errand } from "../../../core/contracts";
import { Card, Notice, Row } from "../../components";
import { dateText, shortDateText } from "../../logic";
import { Box } from "../../platform";

const cited = (cite: string) => (cite === "" || cite === "—" ? undefined : `依据：${cite}`);

/** What it is, until when, where, and what to have at hand; or why it cannot be done now. */
export function Start({ errand, name, today }: { errand: Errand; name: string; today: string }) {
  const { why, by, where, materials } = errand;
  return (
    <>
      {errand.open ? null : (
        <Notice tone="warn" title="现在不能办">
          <Box>{why?.text}</Box>
          {why && cited(why.cite) ? <Box className="cite">{cited(why.cite)}</Box> : null}
        </Notice>
      )}
      <Card title={errand.title}>
        <Box as="p">{errand.says}</Box>
        {cited(errand.cite) ? <Box className="cite">{cited(errand.cite)}</Box> : null}
        <Box className="apply-rows">
          <Row label="给谁办">{name}</Row>
          <Row label="年度">{`${String(errand.year)}年`}</Row>
          {by ? (
            <Row label="最晚哪一天" last={!where}>
              {by >= today ? shortDateText(by, today) : `${dateText(by)}，已经过了`}
            </Row>
          ) : null}
          {where ? (
            <Row label="由哪里办" stacked last>
              {where}
            </Row>
          ) : null}
        </Box>
      </Card>
      {materials.length > 0 ? (
        <Card title={errand.open ? "先准备好，等一下拍照" : "要准备的材料"}>
          <Box as="ul" className="stack">
            {materials.map(({ name: material, cite, required }) => (
              <Box as="li" key={material}>
                <Box>{required ? material : `${material}（有就带）`}</Box>
                {cited(cite) ? <Box className="cite">{cited(cite)}</Box> : null}
              </Box>
            ))}
          </Box>
        </Card>
      ) : null}
    </>
  );
}
