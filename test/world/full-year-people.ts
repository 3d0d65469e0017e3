import { householdOf, NEWCOMER } from "../../local/demo/rows";

/** What people typed in the story that must stand nowhere in clear. */
export interface Typed {
  /** Numbers of documents and phones, as they were typed. */
  numbers: Set<string>;
  names: Set<string>;
  /** Other words of theirs: addresses, reasons, notes. */
  words: Set<string>;
}

export const EAST = "370481108200";
export const TOWN = "370481108";
export const COUNTY = "370481";
export const YEAR = 2022;

const home = householdOf({ place: EAST, book: "F-1", division: COUNTY, year: YEAR });
/** People of the story: each has something else done. */
export const people = {
  changer: home("常更改", "male", "1981-01-11", "户主", { phone: "12037066001", ...NEWCOMER }),
  stopper: home("常停保", "female", "1982-02-12", "妻", { phone: "12037066002" }),
  corrected: home("常写错", "male", "1983-03-13", "弟", { phone: "12037066003" }),
  left: home("常在外", "male", "1985-05-15", "弟", { phone: "12037066005", ...NEWCOMER }),
};

/** Takes down what is typed, and hands it on. */
export class Notebook implements Typed {
  readonly numbers = new Set<string>();
  readonly names = new Set<string>();
  readonly words = new Set<string>();

  name(text: string): string {
    this.names.add(text);
    return text;
  }
  number(text: string): string {
    this.numbers.add(text);
    return text;
  }
  said(text: string): string {
    this.words.add(text);
    return text;
  }
}
