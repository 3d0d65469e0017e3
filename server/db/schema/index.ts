export * from "./money";
export * from "./people";
export * from "./places";
export * from "./requests";
export * from "./staff";
export * from "./work";
