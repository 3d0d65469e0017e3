import { useState } from "react";
import { asCallError, call, payOrder, type CallError } from "../../client";
import { ErrorNotice, ErrorState, Page } from "../../components";
import type { PaySheetWord } from "../../logic";
import { useParam } from "../../routes";
import { Outcome } from "./outcome";
import { useWatch } from "./use-watch";
import "./index.scss";

const WORDS: readonly PaySheetWord[] = ["ok", "cancel", "fail", "none"];

/** What became of an order. It waits for the truth from our server, whatever the pay sheet said. */
export default function ResultPage() {
  const orderId = useParam("order") ?? "";
  const saidParam = useParam("said");
  const said = WORDS.find((word) => word === saidParam) ?? "none";
  const { state, error, again, put } = useWatch(orderId, said);
  const [failed, setFailed] = useState<CallError>();
  const [busy, setBusy] = useState(false);

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailed(undefined);
    try {
      await work();
    } catch (failure) {
      setFailed(asCallError(failure));
    }
    setBusy(false);
  };

  if (error) {
    return (
      <Page title="缴费结果">
        <ErrorState error={error} onRetry={() => again("none")} />
      </Page>
    );
  }
  return (
    <Page title="缴费结果">
      {failed ? <ErrorNotice error={failed} /> : null}
      <Outcome
        state={state}
        busy={busy}
        onPay={() => void run(async () => again(await payOrder(orderId)))}
        onCancel={() => void run(async () => put(await call("cancel", { orderId })))}
        onAskAgain={() => again(state.said)}
      />
    </Page>
  );
}
