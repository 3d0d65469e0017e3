import { bigint, char, customType, text, timestamp } from "drizzle-orm/pg-core";

/** Six-digit county code; first in the key of every table that grows with people. */
export const county = () => char("county", { length: 6 }).notNull();
/** ULID made by the server. */
export const key = (name: string) => char(name, { length: 26 });
/** Integer fen. */
export const fen = (name: string) => bigint(name, { mode: "number" });
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
/** `keyId.base64` of AES-256-GCM; see server/privacy. */
export const sealed = (name: string) => text(name);
/** Calendar date in Beijing, `YYYY-MM-DD`; kept as a string on both sides. */
export const day = customType<{ data: string; driverData: string }>({ dataType: () => "date" });
/** Number of the transaction that wrote the row, so that an entry can be told complete. */
export const transactionId = customType<{ data: string; driverData: string }>({
  dataType: () => "xid8",
});
