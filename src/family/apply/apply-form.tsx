import { Button, ErrorNotice, ErrorSummary, Notice, Page } from "../../components";
import { Box, Heading } from "../../platform";
import { go } from "../../routes";
import { fieldId, guardianConsents, RequestFields, RequestPhotos, type Part } from "../../requests";
import { Check } from "./check";
import { papersOf } from "./papers";
import { Start } from "./start";
import { stepTitle } from "./steps";
import {
  MISSING_ID,
  REFUSAL_ID,
  STEP_ID,
  useApply,
  type ApplyProps,
  type Applying,
} from "./use-apply";

/** One form, page by page, with one thing to do on each. */
export function ApplyForm(props: ApplyProps) {
  const { errand } = props;
  const applying = useApply(props);
  const { at, steps, back } = applying;
  return (
    <Page title={errand.title} onBack={back} foot={<Foot open={errand.open} applying={applying} />}>
      <Heading level={2} id={STEP_ID} className="section-title">
        {stepTitle(steps, at.step)}
      </Heading>
      <Refusal sending={applying.sending} />
      <StepBody {...props} applying={applying} />
      {back ? (
        <Button kind="quiet" onTap={back}>
          {at.changing ? "不改了，回去核对" : "上一步"}
        </Button>
      ) : null}
    </Page>
  );
}

function StepBody(props: ApplyProps & { applying: Applying }) {
  switch (props.applying.at.step) {
    case "start":
      return <Start errand={props.errand} name={props.name} today={props.today} />;
    case "who":
    case "what":
      return <Questions {...props} part={props.applying.at.step} />;
    case "photos":
      return <Papers {...props} />;
    case "check":
      return <LastLook {...props} />;
  }
}

type StepProps = ApplyProps & { applying: Applying };

function Questions({ asked, surroundings, applying, part }: StepProps & { part: Part }) {
  const { held, broughtBack } = applying;
  return (
    <>
      {broughtBack ? (
        <Notice title="上次选的内容找回来了" live="polite">
          姓名、号码、电话和住址没有留在手机上，要重新填。
        </Notice>
      ) : null}
      <ErrorSummary
        faults={held.faults.map(({ field, text }) => ({ field: fieldId(field), text }))}
      />
      <RequestFields
        part={part}
        form={held.form}
        asked={asked}
        faultOf={held.faultOf}
        onChange={held.change}
        surroundings={surroundings}
      />
    </>
  );
}

function Papers({ errand, applying }: StepProps) {
  const { photos, at, missing } = applying;
  const waiting = at.changing && photos.photos.some(({ state }) => state !== "there");
  return (
    <>
      {waiting ? (
        <Notice tone="warn" title="还有照片没有传好" live="polite">
          传好了，或者拿掉以后，再提交。
        </Notice>
      ) : null}
      {missing.length > 0 ? (
        <Notice
          tone="error"
          title={`还没有照片：${missing.join("、")}`}
          live="alert"
          id={MISSING_ID}
        >
          手里没有的，不能在手机上办，可以带别的证明到村、社区或镇上的窗口问。
        </Notice>
      ) : null}
      <Box className="small soft">四个角都拍进去，字要看得清。照片只给办这件事的工作人员看。</Box>
      <RequestPhotos wanted={errand.materials} photos={photos} missing={missing} />
    </>
  );
}

function LastLook({ asked, today, applying }: StepProps) {
  const { rows, photos, steps, held, consent } = applying;
  return (
    <Check
      rows={rows}
      papers={papersOf(photos.photos)}
      asksPapers={steps.includes("photos")}
      guardian={guardianConsents(held.form, asked, today)}
      consent={consent.given}
      consentFault={consent.fault}
      onConsent={applying.toggleConsent}
      onChangeRow={applying.changeRow}
      onChangePhotos={applying.changePhotos}
    />
  );
}

function Refusal({ sending }: { sending: Applying["sending"] }) {
  if (sending.at !== "failed") return null;
  return (
    <>
      <ErrorNotice error={sending.error} id={REFUSAL_ID} />
      {sending.error.code === "request-live" ? (
        <Button kind="plain" onTap={go.requests}>
          看我的申请
        </Button>
      ) : null}
    </>
  );
}

function Foot({ open, applying }: { open: boolean; applying: Applying }) {
  const { step } = applying.at;
  if (step === "start" && !open)
    return (
      <Button kind="plain" onTap={go.back}>
        看看别的事
      </Button>
    );
  if (step === "check")
    return (
      <Button busy={applying.sending.at === "sending"} onTap={applying.submit}>
        提交申请
      </Button>
    );
  return <Button onTap={applying.next}>{step === "start" ? "开始填写" : "下一步"}</Button>;
}
