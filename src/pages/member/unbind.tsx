import { useState } from "react";
import { asCallError, call, type CallError } from "../../client";
import { Button, Dialog, ErrorNotice } from "../../components";
import { Box } from "../../platform";
import { go } from "../../routes";

/** Takes a member off this person's list; nothing about the enrolment changes. */
export function Unbind({ memberId, name }: { memberId: string; name: string }) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError>();

  const remove = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await call("unbind", { memberId });
      go.home();
    } catch (failure) {
      setError(asCallError(failure));
      setBusy(false);
    }
  };

  return (
    <>
      <Button kind="quiet" onTap={() => setOpen(true)}>
        不再查看这个人
      </Button>
      {open ? (
        <Dialog title={`不再查看${name}？`} onClose={() => setOpen(false)}>
          <Box className="stack">
            <Box as="p">只是从您的列表里拿掉，不影响参保和已经缴的钱。以后可以再添加。</Box>
            {error ? <ErrorNotice error={error} /> : null}
            <Button kind="danger" busy={busy} onTap={() => void remove()}>
              从列表里拿掉
            </Button>
            <Button kind="plain" onTap={() => setOpen(false)}>
              留着
            </Button>
          </Box>
        </Dialog>
      ) : null}
    </>
  );
}
