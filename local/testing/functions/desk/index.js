"use strict";

/** Stands for the function that browsers reach: tells what it was given, as an HTTP answer. */
const cloud = require("wx-server-sdk");

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

exports.main = async (event) => {
  if (event.path === "/desk/bytes")
    return {
      statusCode: 200,
      headers: { "content-type": "image/png" },
      body: Buffer.from([0x89, 0xff, 0]).toString("base64"),
      isBase64Encoded: true,
    };
  if (event.path === "/desk/plain") return { said: "no HTTP answer" };
  return {
    statusCode: 418,
    headers: { "content-type": "application/json", "set-cookie": "a=b; HttpOnly" },
    body: JSON.stringify({ event, wx: cloud.getWXContext(), address: process.env.TCB_SOURCE_IP }),
  };
};
