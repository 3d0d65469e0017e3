/** Said by user agents, in the order in which they are to be looked for: some say the others' names too. */
const SYSTEMS: readonly [RegExp, string][] = [
  [/Android/, "安卓设备"],
  [/iPhone|iPad/, "苹果手机或平板"],
  [/Windows/, "Windows 电脑"],
  [/Mac OS X/, "苹果电脑"],
  [/Linux|X11/, "Linux 电脑"],
];
const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/QQBrowser\//, "QQ浏览器"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const ADDRESS = /^[0-9A-Fa-f:.]{3,45}$/;

/**
 * Where a browser is, as far as that is known, in words that a worker compares with the computer in front of them. All but the
 * platform's own address could be made up; only words of ours are shown.
 */
export function whereIs(agent: string | undefined, address: string | undefined): string {
  const named = (names: readonly [RegExp, string][]) =>
    names.find(([form]) => form.test(agent ?? ""))?.[1];
  const device = named(SYSTEMS) ?? "不认识的设备";
  const browser = named(BROWSERS);
  const at = address && ADDRESS.test(address) ? `网络地址 ${address}` : "网络地址不明";
  return [browser ? `${device}上的 ${browser}` : device, at].join("，");
}
