/** The face of exchange: files to and from the registers, the tax side and the insurance side. */
export { readCsv } from "./csv";
export { importRegister } from "./import-register";
export { importConfirmation, importTreasury } from "./import-progress";
export type { BadLine, ImportReport } from "./report";
