/** The one timer of the product. */
export { clockMain as main } from "../../server/entry";
