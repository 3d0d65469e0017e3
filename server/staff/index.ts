/** The face of what workers can do: one use case for each call of the contract. */
import type { StaffCall, StaffReply, StaffRequest } from "../../core/contracts";
import { audit, auditCheck } from "./audit";
import { away, saveContact } from "./away";
import { confirmBinding, endBinding } from "./bindings";
import { carryOver } from "./carry-over";
import { compareList } from "./compare-list";
import { complete } from "./complete";
import { correctRequest } from "./correct-request";
import { counterErrands, counterFile, counterSlots } from "./counter";
import { deskLook, deskConfirm } from "./desk-login";
import { findings } from "./findings";
import { form } from "./form";
import { giveBack } from "./give-back";
import { hello } from "./hello";
import { household, sayLeftOut } from "./household";
import { join } from "./join";
import { judge } from "./judge";
import { openings, openWindow, closeWindow } from "./openings";
import { people } from "./people";
import { person } from "./person";
import { photo } from "./photo";
import { places } from "./places";
import { queue } from "./queue";
import { refuse } from "./refuse";
import { request } from "./request";
import { reveal } from "./reveal";
import { classRoster, fileBatch } from "./school";
import { search } from "./search";
import { sessions, endSession } from "./sessions";
import { settleFinding } from "./settle-finding";
import { take, letGo } from "./take";
import { todos } from "./todos";
import { workers, invite, withdrawInvitation, endRole } from "./workers";
import type { WorkerSession } from "./session";

export { makeInvitation, type Appointment } from "./invitations";
export { DESK_LIFE_MS, idleSince } from "./desk-times";
export {
  openWorkerSession,
  refuseCall,
  workerSession,
  type Origin,
  type WorkerSession,
} from "./session";

export type StaffCalls = {
  [Call in StaffCall]: (
    session: WorkerSession,
    request: StaffRequest<Call>,
  ) => Promise<StaffReply<Call>>;
};

export const staffCalls: StaffCalls = {
  hello,
  join,
  places,
  queue,
  request,
  take,
  letGo,
  judge,
  correctRequest,
  giveBack,
  refuse,
  complete,
  counterErrands,
  counterFile,
  counterSlots,
  photo,
  form,
  search,
  person,
  reveal,
  household,
  sayLeftOut,
  people,
  away,
  saveContact,
  todos,
  confirmBinding,
  endBinding,
  findings,
  settleFinding,
  compareList,
  classRoster,
  fileBatch,
  openings,
  openWindow,
  closeWindow,
  carryOver,
  workers,
  invite,
  withdrawInvitation,
  endRole,
  sessions,
  endSession,
  deskLook,
  deskConfirm,
  audit,
  auditCheck,
};
