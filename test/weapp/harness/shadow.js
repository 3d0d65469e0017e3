"use strict";

const { createHash } = require("node:crypto");

/**
 * Jest transform for the compiled mini-program: hides what jest's environment has and WeChat's logic layer has not.
 * Without it a bundle that needs `window`, `fetch` or a left-over `process.env` would pass here and show a blank
 * page on a phone. Everything stays on the first line, so that line numbers of errors stay right.
 */
const ABSENT = [
  ...["process", "Buffer", "setImmediate", "clearImmediate", "structuredClone"],
  ...["window", "document", "navigator", "location", "history", "self", "top", "parent", "frames"],
  ...["localStorage", "sessionStorage", "indexedDB", "alert", "confirm", "prompt"],
  ...[
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "URL",
    "URLSearchParams",
    "Headers",
    "Request",
    "Response",
  ],
  ...[
    "Blob",
    "File",
    "FileReader",
    "FormData",
    "AbortController",
    "AbortSignal",
    "TextEncoder",
    "TextDecoder",
  ],
  ...["crypto", "performance", "MessageChannel", "queueMicrotask", "btoa", "atob", "Intl"],
  ...[
    "requestAnimationFrame",
    "cancelAnimationFrame",
    "MutationObserver",
    "IntersectionObserver",
    "Image",
  ],
  ...[
    "Event",
    "CustomEvent",
    "Node",
    "Element",
    "HTMLElement",
    "Text",
    "DOMParser",
    "getComputedStyle",
  ],
];

const PREFIX = `"use strict";var ${ABSENT.join(",")};`;

module.exports = {
  getCacheKey: (source, path) =>
    createHash("sha256")
      .update(PREFIX + path + source)
      .digest("hex"),
  process: (source) => ({ code: PREFIX + source }),
};
