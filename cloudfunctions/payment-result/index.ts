/** WeChat's word that a payment succeeded: a hint, never evidence. */
export { paymentResultMain as main } from "../../server/entry";
