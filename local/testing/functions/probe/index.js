"use strict";

/** A function for tests: does what the event says, with the unmodified SDK. */
const cloud = require("wx-server-sdk");

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
let served = 0;

/** `path` such as "cloudPay.unifiedOrder" or "uploadFile"; Buffers arrive as {buffer: base64}. */
async function callSdk({ path, data }) {
  const steps = path.split(".");
  const last = steps.pop();
  const owner = steps.reduce((value, step) => value[step], cloud);
  try {
    return { answer: await owner[last](revive(data)) };
  } catch (error) {
    return { thrown: { errCode: error.errCode, errMsg: error.errMsg ?? String(error) } };
  }
}

function revive(data) {
  if (data?.fileContent?.buffer) {
    return { ...data, fileContent: Buffer.from(data.fileContent.buffer, "base64") };
  }
  return data;
}

exports.main = async (event, context) => {
  served += 1;
  switch (event.do) {
    case "sdk":
      return callSdk(event);
    case "sleep":
      await new Promise((resolve) => setTimeout(resolve, event.ms));
      return { pid: process.pid, served };
    case "crash":
      console.error("last words");
      return process.exit(7);
    case "throw":
      throw new Error("thrown on purpose");
    case "env":
      return { ...process.env };
    case "nothing":
      return undefined;
    default:
      return {
        event,
        wx: cloud.getWXContext(),
        now: process.env.CANBAO_NOW,
        pid: process.pid,
        served,
        context,
      };
  }
};
