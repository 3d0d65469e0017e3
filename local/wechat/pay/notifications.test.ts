import { createAgenda, createVirtualClock } from "../../clock";
import { createFaults } from "../faults";
import { memoryJournal } from "../journal";
import { openBooks } from "./books";
import { createNotifications, RETRY_SECONDS } from "./notifications";

const DAY_MS = 86_400_000;
const NUMBER = "4407830000000000000000000000001A";

/** A paid order, and a function that answers with these codes, one a call, and is content afterwards. */
function paidOrder(errcodes: number[]) {
  // The real time stands still, so that only the test moves the clock.
  const clock = createVirtualClock(undefined, () => 0);
  const books = openBooks(memoryJournal());
  const notify = { envId: "env", functionName: "payment-result" };
  const order = {
    outTradeNo: NUMBER,
    subMchId: "1",
    openid: "o",
    body: "b",
    totalFee: 100,
    notify,
  };
  books.write({ kind: "ordered", trade: { ...order, orderedAt: 0, prepayId: "p", prepaidAt: 0 } });
  books.write({ kind: "paid", outTradeNo: NUMBER, transactionId: "t", at: 0, silent: false });
  const triedAt: number[] = [];
  const notifications = createNotifications(
    books,
    createAgenda(clock),
    createFaults(),
    { appid: "a", mchId: "m", subMchId: "1" },
    () => {
      triedAt.push(clock.now() / 1000);
      return Promise.resolve({ errcode: errcodes.shift() ?? 0 });
    },
  );
  const trade = books.find(NUMBER)!;
  notifications.start(trade);
  /** Moves the clock; what is due by then has been tried, and answered, when this returns. */
  const moveTo = async (seconds: number): Promise<void> => {
    clock.set(seconds * 1000);
    // A try takes two turns of the agenda; timers of equal length fire in the order in which they were set.
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { trade, triedAt, moveTo };
}

it("is repeated on WeChat's schedule until the function answers errcode 0, and not after", async () => {
  const { trade, triedAt, moveTo } = paidOrder([1, -1]);
  await moveTo(0);
  expect(triedAt).toEqual([0]);
  await moveTo(14.999);
  expect(triedAt).toHaveLength(1);
  await moveTo(15);
  expect([triedAt.length, trade.acknowledged]).toEqual([2, false]);
  await moveTo(29.999);
  expect(triedAt).toHaveLength(2);
  await moveTo(30);
  expect([triedAt.length, trade.acknowledged]).toEqual([3, true]);
  await moveTo((2 * DAY_MS) / 1000);
  expect(triedAt).toHaveLength(3);
});

it("gives up after a little over a day; from then on only a query tells", async () => {
  const { trade, triedAt, moveTo } = paidOrder(Array<number>(100).fill(1));
  await moveTo(0);
  let at = 0;
  for (const seconds of RETRY_SECONDS) await moveTo((at += seconds));
  expect(triedAt).toHaveLength(RETRY_SECONDS.length + 1);
  expect(at).toBe(24 * 3600 + 4 * 60);
  await moveTo(at + (7 * DAY_MS) / 1000);
  expect([triedAt.length, trade.acknowledged]).toEqual([RETRY_SECONDS.length + 1, false]);
});
