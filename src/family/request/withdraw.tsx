import { useState } from "react";
import type { RequestCard, RequestView } from "../../../core/contracts";
import { asCallError, call, type CallError } from "../../client";
import { Button, Dialog, ErrorNotice } from "../../components";
import { Box } from "../../platform";

interface WithdrawProps {
  card: RequestCard;
  onWithdrawn(view: RequestView): void;
}

/** Takes a request back that is not decided yet; asked once more, because it cannot be undone. */
export function Withdraw({ card, onWithdrawn }: WithdrawProps) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError>();

  const withdraw = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const view = await call("withdraw", { requestId: card.requestId });
      setOpen(false);
      onWithdrawn(view);
    } catch (failure) {
      setError(asCallError(failure));
    }
    setBusy(false);
  };

  return (
    <>
      <Button kind="quiet" onTap={() => setOpen(true)}>
        不办了，撤回申请
      </Button>
      {open ? (
        <Dialog title="撤回这个申请？" onClose={() => setOpen(false)}>
          <Box className="stack">
            <Box as="p">撤回以后工作人员不再办。还想办，要重新申请；过了规定的日子就办不了了。</Box>
            {error ? <ErrorNotice error={error} /> : null}
            <Button kind="danger" busy={busy} onTap={() => void withdraw()}>
              撤回申请
            </Button>
            <Button kind="plain" onTap={() => setOpen(false)}>
              不撤回
            </Button>
          </Box>
        </Dialog>
      ) : null}
    </>
  );
}
