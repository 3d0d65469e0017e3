/** The face of what the screens know: pure functions, tested beside themselves. */
export * from "./advice";
export * from "./basket";
export * from "./bind-form";
export * from "./dates";
export * from "./deadline";
export * from "./family";
export * from "./items";
export * from "./money";
export * from "./payment-watch";
export * from "./progress";
export * from "./request-key";
export * from "./words";
