import type { ReactElement } from "react";
import type { QrCodeProps } from "./types";
import { QrCode as WebQrCode } from "./web";

/** Only browsers show codes; a phone scans them. */
export const QrCode = (props: QrCodeProps): ReactElement | null =>
  process.env.TARO_APP_DESK === "1" ? WebQrCode(props) : null;
