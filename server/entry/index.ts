/** The face of the entry points: from what the platform hands over to a use case and back. */
import { whoCalls } from "../wechat";
import { serveClock, serveDesk, servePaymentResult, serveResident, serveStaff } from "./functions";
import { servicesOf } from "./services";
import type { Arrival } from "./serve";

export { serveClock, serveDesk, servePaymentResult, serveResident, serveStaff } from "./functions";
export type { Arrival } from "./serve";
export { clockOf, EnvironmentError } from "./environment";

const onPlatform = (): Arrival => ({
  caller: whoCalls(),
  services: () => servicesOf(process.env),
});

export const residentMain = (event: unknown) => serveResident(event, onPlatform());
export const staffMain = (event: unknown) => serveStaff(event, onPlatform());
export const paymentResultMain = (event: unknown) => servePaymentResult(event, onPlatform());
export const clockMain = (event: unknown) => serveClock(event, onPlatform());
export const deskMain = (event: unknown, screens: string) =>
  serveDesk(event, onPlatform(), screens);
