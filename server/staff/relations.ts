/** Whose account is bound to somebody, as the account says it. */
export const RELATIONS: Partial<Record<string, string>> = {
  self: "本人",
  spouse: "配偶",
  child: "父亲或母亲",
  parent: "子女",
  other: "其他人",
};
