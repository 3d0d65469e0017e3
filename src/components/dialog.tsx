import type { ReactNode } from "react";
import { DialogFrame, Heading } from "../platform";

interface DialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
}

/** Our own, because WeChat's does not follow the text size. Draw it while it is open. */
export function Dialog({ title, onClose, children }: DialogProps) {
  return (
    <DialogFrame open title={title} onClose={onClose} className="dialog">
      <Heading level={2} className="dialog-title">
        {title}
      </Heading>
      {children}
    </DialogFrame>
  );
}
