/** The face of what residents can do: one use case for each call of the contract. */
import type { ResidentCall, ResidentReply, ResidentRequest } from "../../core/contracts";
import { bind } from "./bind";
import { cancel } from "./cancel";
import { confirm } from "./confirm";
import { consent, settings } from "./consent";
import { declare } from "./declare";
import { history } from "./history";
import { home } from "./home";
import { member } from "./member";
import { order } from "./order";
import { orderStatus } from "./order-status";
import { pay } from "./pay";
import { pack, places } from "./places";
import { plan } from "./plan";
import { quote } from "./quote";
import { deleteAccount } from "./delete-account";
import { dispute } from "./dispute";
import { errands } from "./errands";
import { exportData } from "./export-data";
import { faceCode } from "./face-code";
import { fileRequest } from "./file-request";
import { form } from "./form";
import { household, sayLeftOut } from "./household";
import { lookers } from "./lookers";
import { photoSlots, photo } from "./photos";
import { requests, request } from "./requests";
import { supplement } from "./supplement";
import { withdraw } from "./withdraw";
import type { Session } from "./session";
import { unbind } from "./unbind";
import { voucher } from "./voucher";

export { factsAbout, openingsAt } from "./facts";
export { openSession, type Session } from "./session";

export type ResidentCalls = {
  [Call in ResidentCall]: (
    session: Session,
    request: ResidentRequest<Call>,
  ) => Promise<ResidentReply<Call>>;
};

export const residentCalls: ResidentCalls = {
  home,
  member,
  declare,
  bind,
  confirm,
  unbind,
  quote,
  order,
  pay,
  orderStatus,
  cancel,
  voucher,
  history,
  places,
  pack,
  plan,
  consent,
  settings,
  household,
  sayLeftOut,
  errands,
  photoSlots,
  fileRequest,
  requests,
  request,
  supplement,
  withdraw,
  form,
  photo,
  faceCode,
  dispute,
  lookers,
  exportData,
  deleteAccount,
};
