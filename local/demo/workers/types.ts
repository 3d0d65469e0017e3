import type { StaffRole } from "../../../core/contracts";

/** An invented worker. Nobody of the name works there. */
export interface DemoWorker {
  /** Unique and stable, such as `kaiping-town`. */
  key: string;
  /** County in which the worker sits. */
  county: string;
  name: string;
  role: StaffRole;
  /** Where the role is held. */
  place: string;
  department?: string;
  className?: string;
  account: { openid: string; phone: string };
}
