import type { RequestView } from "../../../core/contracts";
import { call, useCall, usePlaces } from "../../client";
import {
  Button,
  Card,
  CheckList,
  ErrorNotice,
  ErrorSummary,
  LoadedView,
  Notice,
  Page,
} from "../../components";
import { placeFor } from "../../logic";
import { Box } from "../../platform";
import { useParam } from "../../routes";
import { fieldId, RequestFields, RequestPhotos, type Ask, type Surroundings } from "../../requests";
import { untilText } from "../due";
import { anewChoices, reasonOf } from "./anew";
import { useSupplement, REFUSAL_ID, type Supplementing } from "./use-supplement";

/** Answers a request that was given back: photos are added, and what was wrong is filled in anew. */
export default function SupplementPage() {
  const requestId = useParam("id") ?? "";
  const request = useCall("request", { requestId });
  const home = useCall("home", {});
  const places = usePlaces();
  const { data } = request;
  if (data?.can.includes("supplement")) {
    const surroundings: Surroundings = {
      parents: home.data?.members ?? [],
      county: placeFor(places.data?.places ?? [], data.card.place.code),
    };
    return <Supplement view={data} surroundings={surroundings} />;
  }
  return (
    <Page title="补充材料">
      <LoadedView loaded={request}>
        {() => <Card title="这个申请现在不用补充">办到哪一步，在“我的申请”里看。</Card>}
      </LoadedView>
    </Page>
  );
}

interface SupplementProps {
  view: RequestView;
  surroundings: Surroundings;
}

const takeSlots = async (count: number) => (await call("photoSlots", { count })).slots;

function Supplement({ view, surroundings }: SupplementProps) {
  const supplementing = useSupplement(view, takeSlots);
  const { photos, sending, today } = supplementing;
  return (
    <Page
      title="补充材料"
      foot={
        <Button busy={sending.at === "sending"} onTap={supplementing.submit}>
          提交补充
        </Button>
      }
    >
      <Reason view={view} />
      {sending.at === "failed" ? <ErrorNotice error={sending.error} id={REFUSAL_ID} /> : null}
      {supplementing.empty ? (
        <Notice tone="warn" title="还没有补什么" live="alert" id={REFUSAL_ID}>
          请加上照片，或者勾选要重填的内容。
        </Notice>
      ) : null}
      {supplementing.waiting ? (
        <Notice tone="warn" title="还有照片没有传好" live="alert" id={REFUSAL_ID}>
          传好了，或者拿掉以后，再提交。
        </Notice>
      ) : null}
      <Card title="补照片">
        <RequestPhotos wanted={view.wanted} photos={photos} />
      </Card>
      <FillAnew
        view={view}
        surroundings={surroundings}
        supplementing={supplementing}
        today={today}
      />
    </Page>
  );
}

function Reason({ view }: { view: RequestView }) {
  const reason = reasonOf(view);
  const { dueAt } = view.card;
  return (
    <Notice tone="warn" title={reason?.text ?? "工作人员请您补充"}>
      {reason?.cite ? <Box className="cite">{`依据：${reason.cite}`}</Box> : null}
      {dueAt ? <Box>{`请补到${untilText(dueAt)}。`}</Box> : null}
    </Notice>
  );
}

interface FillAnewProps extends SupplementProps {
  supplementing: Supplementing;
  today: string;
}

function FillAnew({ view, surroundings, supplementing }: FillAnewProps) {
  const { held, asked, ticked } = supplementing;
  const choices = anewChoices(view);
  if (choices.length === 0) return null;
  const fields = { ...held, asked, onChange: held.change, surroundings };
  return (
    <Card title="哪里写错了（没有错就不用选）">
      <Box className="stack-wide">
        <CheckList
          lines={choices.map(({ ask, name }) => ({
            id: ask,
            title: `重填${name}`,
            checked: ticked.includes(ask),
          }))}
          onToggle={(ask) => supplementing.toggle(ask as Ask)}
        />
        <ErrorSummary
          faults={held.faults.map(({ field, text }) => ({ field: fieldId(field), text }))}
        />
        {ticked.length > 0 ? (
          <>
            <RequestFields part="who" {...fields} />
            <RequestFields part="what" {...fields} />
          </>
        ) : null}
      </Box>
    </Card>
  );
}
