/** A part of the export: a heading, and lines under it. */
export interface Section {
  title: string;
  lines: string[];
}

export const said = (label: string, value: string | null | undefined): string[] =>
  value == null || value === "" ? [] : [`${label}：${value}`];

/** Plain text that can be kept, printed and read by anybody. */
export function exportText(madeAt: string, sections: readonly Section[]): string {
  const parts = sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => [`【${title}】`, ...lines].join("\n"));
  return [
    "城乡居民医保 个人资料",
    `导出时间：${madeAt}`,
    "这里是本系统保存的关于您和已确认身份的家人的全部资料。里面有完整的证件号码和手机号，请妥善保管，不要转发。",
    "",
    parts.join("\n\n"),
    "",
  ].join("\n");
}
