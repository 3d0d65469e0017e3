/** A small world for tests of the server: real PostgreSQL and packs, a WeChat that can lose and lie, a clock to set. */
export { keepEverythingAbout, type Somebody } from "./everything";
export { FakeFiles, PICTURES } from "./fake-files";
export { FakeWeChat, type Loss, type PayCall } from "./fake-wechat";
export { beijing, startWorld, type Answer, type Phone, type World } from "./world";
export { baogou, BAOGOU_YEAR, freshKey, moneyOf, openOrderFor, orderFor } from "./families";
export { type Appointment, type StaffPhone, type Worker } from "./worker";
export { browserOf, DESK_HOST, type Browser, type Page } from "./browser";
export { bindInFull, completedBy, file, takenBy, toFile } from "./desk";
export {
  bindFull,
  confirmBy,
  elsewhere,
  filingOf,
  putUp,
  required,
  stated,
  strangerOf,
} from "./filing";
export { ROW_WORKERS, startRowWorld, type RowWho, type RowWorld } from "./row-world";
export { inThisOrder, type Held } from "./in-order";
export * as matrix from "./matrix-world";
export * as staffMatrix from "./staff-matrix";
export type { Looking } from "./revertible";
