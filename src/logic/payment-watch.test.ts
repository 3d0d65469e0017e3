import type { OrderView } from "../../core/contracts";
import {
  ASK_AT_MOST,
  ASK_EVERY,
  nextAsk,
  startWatch,
  watch,
  type PaySheetWord,
} from "./payment-watch";

const order = (state: OrderView["state"]): OrderView => ({
  orderId: "01JD0000000000000000000000",
  outTradeNo: "34010301JD0000000000000000000000",
  state,
  message: "",
  total: 35000,
  place: { code: "340103", name: "庐阳区" },
  items: [],
  createdAt: "2022-11-28T09:00:00+08:00",
  payBy: "2022-11-28T11:00:00+08:00",
  paidAt: null,
});

const after = (said: PaySheetWord, ...states: OrderView["state"][]) =>
  states.reduce(
    (now, state) => watch(now, { type: "answered", order: order(state) }),
    startWatch(said),
  );

test("`ok` from the sheet is not paid: it is asked until the server says so", () => {
  const waiting = after("ok", "open");
  expect(waiting.phase).toBe("waiting");
  expect(nextAsk(waiting)).toBe(ASK_EVERY);
  const paid = watch(waiting, { type: "answered", order: order("paid") });
  expect(paid.phase).toBe("paid");
  expect(nextAsk(paid)).toBeNull();
});

test.each(["cancel", "fail", "none"] as const)("`%s` and an open order is unpaid", (said) => {
  const state = after(said, "open");
  expect(state.phase).toBe("unpaid");
  expect(nextAsk(state)).toBeNull();
});

test("`cancel` from the sheet does not hide that money moved", () => {
  expect(after("cancel", "checking").phase).toBe("waiting");
  expect(after("cancel", "paid").phase).toBe("paid");
});

test("after a minute it stops asking and does not say unpaid", () => {
  const states = Array.from({ length: ASK_AT_MOST }, () => "checking" as const);
  const tired = after("ok", ...states);
  expect(tired.phase).toBe("tired");
  expect(nextAsk(tired)).toBeNull();
  expect(after("ok", ...states.slice(1)).phase).toBe("waiting");
});

test("questions that get lost count towards the minute", () => {
  let state = startWatch("ok");
  for (let i = 0; i < ASK_AT_MOST; i += 1) state = watch(state, { type: "missed" });
  expect(state.phase).toBe("tired");
});

test("coming back to the page asks again at once, unless all is known", () => {
  const tired = after("ok", ...Array.from({ length: ASK_AT_MOST }, () => "checking" as const));
  const again = watch(tired, { type: "shown" });
  expect(again).toMatchObject({ phase: "asking", asked: 0 });
  expect(nextAsk(again)).toBe(0);
  expect(watch(after("ok", "paid"), { type: "shown" }).phase).toBe("paid");
  expect(watch(after("none", "expired"), { type: "shown" }).phase).toBe("closed");
});
