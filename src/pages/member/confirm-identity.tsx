import { useState } from "react";
import { asCallError, call, type CallError } from "../../client";
import { Card, ErrorNotice, Notice } from "../../components";
import { Box, PhoneNumberButton } from "../../platform";

interface ConfirmIdentityProps {
  memberId: string;
  /** An aid is counted whose name was left out. */
  hidesAid: boolean;
  onConfirmed(): void;
}

type Step = { at: "ready" | "sending" | "refused" } | { at: "failed"; error: CallError };

/** Neighbours know a name and a number too: only the registered phone shows that it is this person. */
export function ConfirmIdentity({ memberId, hidesAid, onConfirmed }: ConfirmIdentityProps) {
  const [step, setStep] = useState<Step>({ at: "ready" });

  const confirm = async (phoneCode: string) => {
    setStep({ at: "sending" });
    try {
      await call("confirm", { memberId, phoneCode });
      setStep({ at: "ready" });
      onConfirmed();
    } catch (failure) {
      setStep({ at: "failed", error: asCallError(failure) });
    }
  };

  return (
    <Card title="确认身份">
      <Box className="stack">
        <Box>
          {hidesAid
            ? "有一项补助，确认身份后才能看是什么。已经可以看应缴金额，也可以缴费。"
            : "确认身份后可以看全部内容。现在已经可以看应缴金额，也可以缴费。"}
        </Box>
        <Box className="small soft">用参保登记时留的手机号确认，只核对这一次。</Box>
        <PhoneNumberButton
          className={`button button-plain ${step.at === "sending" ? "button-off" : ""}`}
          disabled={step.at === "sending"}
          onCode={(code) => void confirm(code)}
          onRefused={() => setStep({ at: "refused" })}
        >
          {step.at === "sending" ? "请稍等…" : "用微信手机号确认"}
        </PhoneNumberButton>
        {step.at === "refused" ? (
          <Notice title="没有确认" live="polite">
            没有拿到手机号，现在的内容照样能用。
          </Notice>
        ) : null}
        {step.at === "failed" ? <ErrorNotice error={step.error} /> : null}
      </Box>
    </Card>
  );
}
