"use strict";

const { appendFileSync } = require("node:fs");
const cloud = require("wx-server-sdk");

/** Writes down when and by whom it was called. */
exports.main = async (event) => {
  const line = { event, wx: cloud.getWXContext(), now: process.env.CANBAO_NOW };
  appendFileSync(process.env.TICKER_FILE, `${JSON.stringify(line)}\n`);
};
