"use strict";

/** The same as probe, without leave to call WeChat's open interfaces. */
exports.main = require("../probe/index.js").main;
