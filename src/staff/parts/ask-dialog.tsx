import type { ReactNode } from "react";
import type { CallError } from "../../client";
import { Button, Dialog, ErrorNotice } from "../../components";
import { Box } from "../../platform";

interface AskDialogProps {
  title: string;
  /** What the button says that does it. */
  confirm: string;
  danger?: boolean;
  busy: boolean;
  error: CallError | undefined;
  onConfirm(): void;
  onClose(): void;
  children?: ReactNode;
}

/** Asks before something is done that others see or that cannot be undone. */
export function AskDialog(props: AskDialogProps) {
  const { title, confirm, danger, busy, error, onConfirm, onClose, children } = props;
  return (
    <Dialog title={title} onClose={onClose}>
      <Box className="stack">
        {children}
        {error ? <ErrorNotice error={error} /> : null}
        <Box className="dialog-taps">
          <Button kind={danger ? "danger" : "main"} busy={busy} onTap={onConfirm}>
            {confirm}
          </Button>
          <Button kind="plain" onTap={onClose}>
            不办了
          </Button>
        </Box>
      </Box>
    </Dialog>
  );
}
