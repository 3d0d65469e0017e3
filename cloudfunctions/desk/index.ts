/** The desk in a browser of an office; reached through the platform's HTTP access service and by nothing else. */
import { join } from "node:path";
import { deskMain } from "../../server/entry";

/** The built screens lie beside the function. */
const SCREENS = join(__dirname, "public");

export const main = (event: unknown) => deskMain(event, SCREENS);
