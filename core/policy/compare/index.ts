/** The face of comparing: two packs, many people, what was paid, and what if. No part of it goes to the phone. */
export { grouped, shortYuan, signedShort, signedYuan, yuanFigure } from "./figures";
export { reportPage } from "./html";
export type { Report } from "./html";
export { addImpact, impactOf, noImpact } from "./impact";
export type { Impact, ImpactKind, ImpactTotals, Paid } from "./impact";
export { classLabel, LABELS, payerLabel, PAYER_ORDER } from "./labels";
export { nearest } from "./nearest";
export { replayReceipt } from "./replay";
export type { Replay, Replaying } from "./replay";
export { compareRoster, personComparison, RosterTally, standingOf } from "./roster";
export type {
  Answering,
  DifferenceCount,
  PayerTotal,
  PersonComparison,
  RosterComparison,
  SideTotals,
  Standing,
} from "./roster";
export { compareRules } from "./rules";
export type { RuleDifference, RulesComparison, SectionComparison, ValueChange } from "./rules";
export { changedPack, WhatIfError } from "./what-if";
export type { Edit } from "./what-if";
export { rosterText, rulesText, textTable } from "./text";
export { figuresOf, peopleRows, summaryOf } from "./summary";
export type { CostRow, RosterSummary } from "./summary";
