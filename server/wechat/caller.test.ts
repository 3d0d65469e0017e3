import { sourceOf } from "./caller";

test.each([
  ["wx_client", "o-1", "client"],
  ["wx_devtools", "o-1", "client"],
  ["wx_paycallback", undefined, "payment"],
  ["wx_trigger", undefined, "timer"],
  // The HTTP access service: not triggered by WeChat.
  ["", undefined, "http"],
  ["tcb_http", undefined, "http"],
] as const)("%s is %s", (word, openid, source) => {
  expect(sourceOf(word, openid)).toBe(source);
});

test.each([
  ["another function on behalf of a phone", "wx_client,scf", "o-1"],
  ["another function of a timer", "wx_trigger,scf", undefined],
  ["a function that is called by a function", "scf", undefined],
  ["WeChat's server interface", "wx_http", undefined],
  ["a crawler", "wx_crawler", undefined],
  ["what WeChat itself does not know", "wx_unknown", undefined],
  ["CloudBase's web SDK", "web_client", undefined],
  ["a word of ours", "http", "o-1"],
  ["a phone without a word", "", "o-1"],
  ["a name that every object has", "constructor", "o-1"],
])("%s is let in nowhere", (_, word, openid) => {
  expect(sourceOf(word, openid)).toBeUndefined();
});
