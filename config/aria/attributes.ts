/**
 * What WeChat's screen readers understand and Taro's templates leave out. One table for both ends: the templates
 * are written from it at build time, and the runtime maps property names with it.
 */
const EMPTY = "";
const FALSE = "!1";

const described = {
  "aria-role": EMPTY,
  "aria-label": EMPTY,
  "aria-hidden": FALSE,
  "aria-disabled": FALSE,
  "aria-live": EMPTY,
};

export const ariaAttributes = {
  View: { ...described, "aria-checked": EMPTY, "aria-expanded": EMPTY, "aria-modal": EMPTY },
  Text: described,
  Button: described,
  Image: { "aria-label": EMPTY },
  Textarea: { "aria-label": EMPTY, "aria-invalid": FALSE },
  Input: { "aria-label": EMPTY, "aria-required": FALSE, "aria-invalid": FALSE },
};
