/** Dates for reading. Input is `YYYY-MM-DD` or an instant written in Beijing time; nothing here asks a clock. */

const WEEKDAYS = ["日", "一", "二", "三", "四", "五", "六"] as const;

function partsOf(date: string): [number, number, number] {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (!match) throw new RangeError("a date is written YYYY-MM-DD");
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** `2022年11月8日` */
export function dateText(date: string): string {
  const [year, month, day] = partsOf(date);
  return `${year}年${month}月${day}日`;
}

/** `11月8日`, with the year where it is not the one of `today`. */
export function shortDateText(date: string, today: string): string {
  const [year, month, day] = partsOf(date);
  return year === partsOf(today)[0] ? `${month}月${day}日` : dateText(date);
}

/** `2023年1月1日到12月31日` */
export const periodText = (from: string, to: string): string =>
  `${dateText(from)}到${shortDateText(to, from)}`;

/** `星期二` */
export function weekdayText(date: string): string {
  const [year, month, day] = partsOf(date);
  return `星期${WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]}`;
}

/** `2022年11月8日 14:05`, as written in Beijing. */
export function instantText(instant: string): string {
  return `${dateText(instant)} ${instant.slice(11, 16)}`;
}

/** How long is left, counting the closing day itself as one that can still be used. */
export function daysLeftText(daysLeft: number): string {
  if (daysLeft < 0) return "已截止";
  return daysLeft === 0 ? "今天截止" : `还剩 ${daysLeft} 天`;
}
