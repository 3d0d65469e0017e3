import {
  desk,
  staff,
  type StaffCall,
  type StaffReply,
  type StaffRequest,
} from "../../../core/contracts";
import { asCallError, callerOf, callHookOf, type Caller } from "../../client";
import { isDesk } from "../../platform";
import { go } from "../routes";

/** Calls of workers. Here and not in src/client, so that no resident's phone carries their contracts. */

const ask = callerOf(staff);

/** In a browser whose session is over there is one thing to do, whatever was asked. */
export const callStaff: Caller<typeof staff> = async (name, data) => {
  try {
    return await ask(name, data);
  } catch (error) {
    if (isDesk && asCallError(error).code === "logged-out") go.login();
    throw error;
  }
};

export const useStaff = callHookOf(callStaff);

/** Logging a browser in and out. */
export const callDesk = callerOf(desk);

export { useAct, type Act } from "./use-act";
export { usePages, type Pages } from "./use-pages";
export type { StaffCall, StaffReply, StaffRequest };
