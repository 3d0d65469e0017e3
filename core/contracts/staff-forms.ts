import * as z from "zod/mini";

/** Small forms that calls of the desk share. */
export const Empty = z.object({});
export const Text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
/** Where the next page of a list begins; as the reply before gave it. */
export const Cursor = z.optional(z.string().check(z.maxLength(200)));
export const Next = z.nullable(z.string());
