/** WeChat's rules for the fields of a subscription message, by the kind that begins the field's key. */
const RULES: Record<string, (value: string) => boolean> = {
  thing: (value) => length(value) <= 20,
  number: (value) => /^-?\d+(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => length(value) <= 5,
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) =>
    /^(\d{4}年\d{1,2}月\d{1,2}日\s*|\d{4}[-/]\d{1,2}[-/]\d{1,2}\s*)?(\d{1,2}:\d{2}(:\d{2})?)?$/.test(
      value,
    ),
  date: (value) =>
    /^\d{4}(年\d{1,2}月\d{1,2}日|[-/]\d{1,2}[-/]\d{1,2})(\s*\d{1,2}:\d{2}(:\d{2})?)?$/.test(value),
  amount: (value) => /^[¥￥$]?\d{1,10}(\.\d{1,2})?元?$/.test(value),
  phone_number: (value) => /^[\d\s()+-]{1,17}$/.test(value),
  car_number: (value) => length(value) <= 8,
  name: (value) => (/^[\x20-\x7e]+$/.test(value) ? value.length <= 20 : length(value) <= 10),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
};

const length = (value: string): number => [...value].length;

/** True where WeChat would refuse the value (47003). A key of no known kind is refused too. */
export function fieldIsWrong(key: string, value: string): boolean {
  const rule = RULES[key.replace(/\d+$/, "")];
  return !rule?.(value);
}
