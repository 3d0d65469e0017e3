/** The face of what the screens know: pure functions, tested beside themselves. */
export * from "./basket";
export * from "./bind-form";
export * from "./dates";
export * from "./family";
export * from "./items";
export * from "./money";
export * from "./payment-watch";
export * from "./request-key";
export * from "./words";
