/**
 * Message templates as they are to be applied for in WeChat's console. Their ids differ from one mini-program to the
 * next and come from `CANBAO_TEMPLATES`; the fields are the same everywhere.
 */
export const MESSAGE_TEMPLATES = {
  paid: {
    title: "缴费成功通知",
    fields: [
      { key: "thing1", label: "缴费项目" },
      { key: "amount2", label: "缴费金额" },
      { key: "time3", label: "缴费时间" },
      { key: "thing4", label: "温馨提示" },
    ],
    page: "pages/history/index",
  },
} as const;
export type MessageTemplate = keyof typeof MESSAGE_TEMPLATES;
