import { callFunction } from "./call-function";
import { requestPayment } from "./payment";
import { getPhoneNumber } from "./phone-number";
import { requestSubscribeMessage } from "./subscribe";
import { uploadFile } from "./upload-file";

/** WeChat on a phone in a browser: what `src/platform` uses there in place of `wx`. */
window.canbaoPhone = {
  callFunction,
  requestPayment,
  getPhoneNumber,
  requestSubscribeMessage,
  uploadFile,
};
