import * as z from "zod/mini";
import { dateOfDigits } from "./check-digit";

/** Integer fen, never negative. */
export const Fen = z.int().check(z.nonnegative(), z.maximum(100_000_000_00));

/** Whether the calendar has this day, and somebody who can enrol could have lived on it. */
const isDay = (text: string): boolean => dateOfDigits(text.replace(/-/g, "")) === text;

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`; of days that exist. */
export const PlainDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/), z.refine(isDay));

/** An instant, ISO 8601 with offset, always written in Beijing time. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/));

/** A division code of 6, 9 or 12 digits, or a local unit such as `430623Z01`. */
export const PlaceCode = z.string().check(z.regex(/^\d{6}(\d{3}){0,2}$|^\d{6}Z\d{2}$/));

/** A place by its code and name. */
export const Place = z.object({ code: PlaceCode, name: z.string() });

/** A coverage year 保障年度. */
export const CoverageYear = z.int().check(z.minimum(1990), z.maximum(2100));

/** Our own keys are ULIDs, made by the server. */
export const Key = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/));

/** Made by the phone for each intention, so that a repeated call is the same call. */
export const RequestKey = z.string().check(z.regex(/^[0-9A-Za-z_-]{16,64}$/));

/** Names a whole policy pack by its content: sha256 in hexadecimal. */
export const PackHash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
