/** What the screens of workers know: pure functions, tested beside themselves. */
export * from "./access";
export * from "./choice";
export * from "./clock";
export * from "./login";
export * from "./places-to-go";
export * from "./reasons";
export * from "./words";
export * from "./place-text";
export * from "./years";
export * from "./list-text";
export * from "./audit-actions";
