import { resident } from "../../core/contracts";
import { CallError, asCallError } from "./errors";
import { readReply } from "./read-reply";

test("a reply in the form of the contract is given as it is", () => {
  expect(readReply(resident, "settings", { templates: { paid: "T1" } })).toEqual({
    templates: { paid: "T1" },
  });
});

test("a reply in another form is an error in words, not a broken page", () => {
  expect.assertions(2);
  try {
    readReply(resident, "home", null);
  } catch (error) {
    expect(error).toMatchObject({ kind: "unreadable", code: undefined });
    expect((error as CallError).todo).toContain("重新打开");
  }
});

test("the server's own words reach the person, with what to do and the number to tell", () => {
  const failure = {
    code: "price-changed",
    message: "应缴金额变了",
    todo: "请看新的金额",
    path: "items.0",
    trace: "T-1",
  } as const;
  expect(CallError.refused(failure)).toMatchObject({ kind: "refused", ...failure });
});

test("anything else that is thrown did not get through", () => {
  expect(asCallError(new TypeError("x is undefined"))).toMatchObject({ kind: "unreachable" });
  const offline = CallError.of("offline");
  expect(asCallError(offline)).toBe(offline);
});
