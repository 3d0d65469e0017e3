import { useState } from "react";
import type { Errand } from "../../../core/contracts";
import { asCallError } from "../../client";
import { Button, Card, ErrorNotice, ErrorSummary, Notice, SUMMARY_ID } from "../../components";
import { newRequestKey } from "../../logic";
import { Box, focusOn, Form, isDesk } from "../../platform";
import {
  asksOf,
  asksOfPart,
  detailsOf,
  emptyFor,
  eventOf,
  fieldId,
  putUpsOf,
  RequestFields,
  RequestPhotos,
  usePhotos,
  useRequestForm,
  type Asked,
  type HeldForm,
  type Photos,
  type Surroundings,
} from "../../requests";
import { callStaff, useAct, type StaffRequest } from "../client";
import { Tick } from "../parts/fields";
import { go } from "../routes";
import { refreshWorker, useDeskDay, useDeskPlaces } from "../state";
import type { About } from "./index";

interface CounterFormProps {
  about: About;
  errand: Errand;
  onBack(): void;
}

const takeSlots = async (count: number) => (await callStaff("counterSlots", { count })).slots;

/** The form of an errand at the counter: what the papers say, typed by the worker who has them in hand. */
export function CounterForm({ about, errand, onBack }: CounterFormProps) {
  const places = useDeskPlaces();
  const held = useRequestForm(emptyFor(errand.kind));
  const photos = usePhotos(takeSlots);
  const [seen, setSeen] = useState(false);
  const asked = askedAt(errand);
  const filing = useFiling({ about, errand, asked, held, photos, seen });
  const surroundings: Surroundings = {
    parents: [],
    county: { code: "", name: "", below: [...places] },
  };
  return (
    <Form className="stack-wide narrow" onSubmit={filing.file}>
      <Card title={`${errand.title}${about.name ? `：${about.name}` : ""}`}>
        <Box className="stack">
          <Box>{`${errand.says}${errand.cite ? `（依据：${errand.cite}）` : ""}`}</Box>
          <Button kind="quiet" onTap={onBack}>
            换一件事
          </Button>
        </Box>
      </Card>
      <ErrorSummary
        faults={held.faults.map(({ field, text }) => ({ field: fieldId(field), text }))}
      />
      {partsOf(asked).map((part) => (
        <Card key={part}>
          <RequestFields
            part={part}
            form={held.form}
            asked={asked}
            faultOf={held.faultOf}
            onChange={held.change}
            surroundings={surroundings}
          />
        </Card>
      ))}
      <Papers errand={errand} photos={photos} seen={seen} onSeen={() => setSeen(!seen)} />
      {filing.waiting ? (
        <Notice tone="warn" title="还有照片没有传好" live="alert">
          传好了，或者拿掉以后，再提交。
        </Notice>
      ) : null}
      {filing.act.error ? <ErrorNotice error={filing.act.error} id="refusal" /> : null}
      <Button submit busy={filing.act.busy} onTap={filing.file}>
        提交申请
      </Button>
    </Form>
  );
}

/** The parent of a newborn is whom the page is about: not asked again. */
const askedAt = ({ kind, event, asks }: Errand): Asked => ({
  kind,
  event,
  asks: asksOf({ asks }).filter((ask) => ask !== "parentMemberId"),
});

const partsOf = ({ asks }: Asked) =>
  (["who", "what"] as const).filter((part) => part === "what" || asksOfPart(asks, part).length > 0);

interface FilingProps {
  about: About;
  errand: Errand;
  asked: Asked;
  held: HeldForm;
  photos: Photos;
  seen: boolean;
}

/** Sends the form once, however often it is pressed: the same key is the same filing. */
function useFiling({ about, errand, asked, held, photos, seen }: FilingProps) {
  const today = useDeskDay();
  const [requestKey] = useState(() => newRequestKey(Date.now(), Math.random));
  const [waiting, setWaiting] = useState(false);
  const act = useAct();
  const request = (): StaffRequest<"counterFile"> => {
    const event = eventOf(held.form, asked);
    const details = detailsOf(held.form, asked);
    const { personId, place } = about;
    return {
      requestKey,
      kind: errand.kind,
      year: errand.year,
      ...(personId !== undefined && { personId }),
      ...(place !== undefined && { place }),
      ...(event && { event }),
      details:
        errand.kind === "newborn" && personId !== undefined
          ? { ...details, parentMemberId: personId }
          : details,
      materials: putUpsOf(photos.photos) ?? [],
      originalsSeen: seen,
    };
  };
  const send = async () => {
    try {
      const { card } = await callStaff("counterFile", request());
      void refreshWorker();
      go.requestInstead(card.requestId);
    } catch (error) {
      const field = held.refuse(asCallError(error));
      focusOn(field ? SUMMARY_ID : "refusal");
      throw error;
    }
  };
  const file = () => {
    if (!held.isSound(partsOf(asked), asked, today)) {
      focusOn(SUMMARY_ID);
      return;
    }
    const stillSending = putUpsOf(photos.photos) === undefined;
    setWaiting(stillSending);
    if (!stillSending) void act.run(send);
  };
  return { act, waiting, file };
}

interface PapersProps {
  errand: Errand;
  photos: Photos;
  seen: boolean;
  onSeen(): void;
}

function Papers({ errand: { materials }, photos, seen, onSeen }: PapersProps) {
  return (
    <Card title="材料">
      <Box className="stack">
        {materials.length > 0 ? (
          <Box>{`方案要：${materials.map(({ name }) => name).join("、")}`}</Box>
        ) : (
          <Box>方案没有要求材料。</Box>
        )}
        <Tick id="originals-seen" checked={seen} onToggle={onSeen} note="看过原件，就不用再拍照">
          我在柜台看过原件
        </Tick>
        {isDesk ? (
          <Box className="small soft">要拍照存档，请用手机微信里的经办工作台来办。</Box>
        ) : (
          <RequestPhotos wanted={materials} photos={photos} />
        )}
      </Box>
    </Card>
  );
}
