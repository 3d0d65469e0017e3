/** Engine 1.0.0 as it was, in one file. It takes the packs and places of its time as they were published. */
import type { ReleasedEngine } from "./engine";

export const createPolicyBook: ReleasedEngine["createPolicyBook"];
export const ENGINE_VERSION: string;
