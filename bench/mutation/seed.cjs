"use strict";

/** One seed for all properties, and few runs: a mutant is tried some thousand times. */
const fc = require("fast-check");

fc.configureGlobal({ seed: 20270101, numRuns: 200 });
