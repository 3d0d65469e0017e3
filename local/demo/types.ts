import type { Relation } from "../../core/contracts";
import type { RegisterRow } from "../../core/people";

/**
 * An invented family to be looked at and tried out. Nobody in it exists: names, phones and numbers are made up,
 * only the check digits are right.
 */
export interface DemoFamily {
  /** Unique and stable, such as `kaiping-lin`. */
  key: string;
  /** Division code of the place whose plan answers (the county, or the town whose plan it is). */
  place: string;
  /** A few words for the chooser of the console. */
  title: string;
  /** What to look at, in Chinese. */
  story: string;
  /** Coverage year that the story is about. */
  year: number;
  /** The date on which the story plays, `YYYY-MM-DD`; `null` is the real date, for the place that lives today. */
  opensOn: string | null;
  account: {
    openid: string;
    /** What the stand-in for getPhoneNumber gives out for this account. */
    phone: string;
  };
  /** The members who are bound to the account from the start; all others can be added by hand. */
  bound: readonly { row: number; relation: Relation; binding: "weak" | "full" }[];
  members: readonly RegisterRow[];
}
