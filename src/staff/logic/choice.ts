/** One of several to choose from. */
export interface Choice {
  value: string;
  name: string;
  note?: string;
}
