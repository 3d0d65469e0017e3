/** A line that was not taken over, and why, in words for whoever sent the file. Never repeats a name or a number. */
export interface BadLine {
  /** Counts from 1; where a file has a heading, that is line 1. */
  line: number;
  text: string;
}

export interface ImportReport {
  accepted: number;
  /** Lines that say what is known already. */
  repeated: number;
  bad: BadLine[];
}
