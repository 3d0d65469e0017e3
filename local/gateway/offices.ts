/** What other offices do in real life, each by a file that goes through the product's own import. */
export const OFFICES = ["town-window", "treasury", "insurance"] as const;
export type Office = (typeof OFFICES)[number];

export interface Offices {
  /** Lets an office do its part for everyone bound to the account; says in Chinese what came of it. */
  act(office: Office, openid: string, now: number): Promise<string>;
}
