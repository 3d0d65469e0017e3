import { post, type Family, type Message, type Payment, type State } from "./api";
import { byId, element, show, toast } from "./dom";

const NEXT_PAYMENT: [string, string][] = [
  ["succeed", "成功"],
  ["fail", "失败"],
  ["cancel", "取消"],
  ["notify-twice", "成功，通知两次"],
  ["notify-late", "成功，通知晚到"],
  ["notify-never", "成功，从不通知"],
];

const WEEKDAYS = "日一二三四五六";

export function showNow(now: string): void {
  const day = WEEKDAYS[new Date(`${now.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? "";
  const [year, month, dayOfMonth] = now.slice(0, 10).split("-").map(Number);
  const time = now.slice(11, 16);
  byId("now").textContent = `${year}年${month}月${dayOfMonth}日 星期${day} ${time}`;
}

/** All families by place; pressing one makes you that family and opens its day. */
export function showFamilies(
  families: Family[],
  current: string | null,
  choose: (key: string) => void,
): void {
  const shown = [families.map(({ key, opensOn }) => [key, opensOn]), current];
  show(byId("families"), shown, () => {
    const places = new Map<string, Family[]>();
    for (const family of families) {
      places.set(family.place.name, [...(places.get(family.place.name) ?? []), family]);
    }
    return [...places].map(([name, here]) => placeDetails(name, here, current, choose));
  });
}

/** One place, folded up unless you are there. */
function placeDetails(
  name: string,
  families: Family[],
  current: string | null,
  choose: (key: string) => void,
): HTMLElement {
  const invented = families.some(({ livesToday }) => livesToday);
  const count = `${families.length} 家${invented ? " · 虚构的县，就在今天" : ""}`;
  const summary = element("summary", {}, element("strong", {}, name), element("small", {}, count));
  const cards = element("div", { class: "cards" });
  for (const family of families) cards.append(familyButton(family, current, choose));
  const open = families.some(({ key }) => key === current) ? { open: "" } : undefined;
  return element("details", { class: "place", name: "place", ...open }, summary, cards);
}

function familyButton(
  { key, title, story, opensOn }: Family,
  current: string | null,
  choose: (key: string) => void,
): HTMLElement {
  const button = element(
    "button",
    { type: "button", class: "card", "aria-pressed": String(key === current), "data-family": key },
    element("strong", {}, title),
    element("span", {}, story),
    element("time", { datetime: opensOn }, `打开于 ${opensOn}`),
  );
  button.addEventListener("click", () => {
    choose(key);
  });
  return button;
}

export function showUnbound(family: Family | undefined): void {
  show(byId("unbound"), family?.key ?? null, () => {
    const people = (family?.members ?? []).filter(({ binding }) => binding === null);
    if (people.length === 0) return [element("li", { class: "empty" }, "这一家的人都已绑定。")];
    return people.map(({ name, relationToHead, document: paper }) => {
      const copy = element(
        "button",
        { type: "button", "aria-label": `复制 ${name} 的姓名和证件号` },
        "复制",
      );
      copy.addEventListener("click", () => {
        navigator.clipboard.writeText(`${name} ${paper.number}`).then(
          () => {
            toast(`已复制 ${name} 的姓名和证件号`);
          },
          () => {
            toast("浏览器不让复制，请手工抄写");
          },
        );
      });
      const text = element(
        "div",
        {},
        `${name}（${relationToHead}） `,
        element("code", {}, paper.number),
      );
      return element("li", {}, text, copy);
    });
  });
}

export function showNextPayment(mode: string, changed: (state: State) => void): void {
  show(byId("next-payment"), mode, () =>
    NEXT_PAYMENT.map(([value, label]) => {
      const checked = value === mode ? { checked: "" } : undefined;
      const radio = element("input", { type: "radio", name: "next-payment", value, ...checked });
      radio.addEventListener("change", () => {
        void post<State>("/console/api/next-payment", { mode: value }).then(changed);
      });
      return element("label", {}, radio, label);
    }),
  );
}

export function showMessages(messages: Message[], open: (page: string) => void): void {
  show(byId("messages"), messages, () => {
    if (messages.length === 0) return [element("li", { class: "empty" }, "还没有消息。")];
    return [...messages].reverse().map((message) => messageItem(message, open));
  });
}

function messageItem(
  { title, at, rows, page }: Message,
  open: (page: string) => void,
): HTMLElement {
  const when = element("time", { datetime: at }, at.slice(0, 16).replace("T", " "));
  const list = element("dl");
  for (const { label, value } of rows)
    list.append(element("dt", {}, label), element("dd", {}, value));
  const item = element("li", {}, element("header", {}, element("strong", {}, title), when), list);
  if (page) {
    const button = element("button", { type: "button" }, "点开");
    button.addEventListener("click", () => {
      open(page);
    });
    item.append(button);
  }
  return item;
}

const STATES: Record<Payment["state"], string> = {
  NOTPAY: "未支付",
  SUCCESS: "已支付",
  REFUND: "有退款",
  CLOSED: "已关闭",
};

export function showPayments(payments: Payment[]): void {
  show(byId("payments"), payments, () => {
    if (payments.length === 0) return [element("p", { class: "note" }, "还没有订单。")];
    const head = element("tr");
    for (const name of ["下单", "商户单号", "金额", "状态", "通知"]) {
      head.append(element("th", { scope: "col" }, name));
    }
    const body = element("tbody", {}, ...[...payments].reverse().map(paymentRow));
    const table = element("table", {}, element("thead", {}, head), body);
    return [
      element(
        "div",
        { class: "table", tabindex: "0", role: "region", "aria-label": "账目，可左右滚动" },
        table,
      ),
    ];
  });
}

function paymentRow(payment: Payment): HTMLElement {
  const { outTradeNo, totalFee, state, orderedAt, acknowledged, paidAt } = payment;
  const told = element("td");
  if (acknowledged) told.append("已送达");
  else if (paidAt) told.append(notifyButton(outTradeNo));
  else told.append("—");
  return element(
    "tr",
    {},
    element("td", {}, orderedAt.slice(0, 16).replace("T", " ")),
    element("td", {}, outTradeNo),
    element("td", { class: "money" }, `¥${yuan(totalFee)}`),
    element("td", {}, STATES[state]),
    told,
  );
}

function notifyButton(outTradeNo: string): HTMLElement {
  const button = element("button", { type: "button" }, "现在通知");
  button.addEventListener("click", () => {
    void post<{ acknowledged: boolean }>("/console/api/notify", { outTradeNo }).then(
      ({ acknowledged }) => {
        toast(acknowledged ? "已通知，参保收下了" : "已通知，参保没有收下，微信还会再来");
      },
    );
  });
  return button;
}

/** Fen to yuan without floats. */
function yuan(fen: number): string {
  const digits = String(fen).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
