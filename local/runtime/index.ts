/** Cloud functions on one machine, run as the platform runs them. */
export { openidOf, type Caller, type Tokens } from "./caller";
export { readFunctionConfig, type FunctionConfig } from "./function-config";
export { createRuntime, type InvokeResult, type Runtime, type RuntimeOptions } from "./runtime";
export { startTimers, type Firing, type Timers } from "./timers";
