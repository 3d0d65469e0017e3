import type { StaffCall } from "../../../core/contracts";

export type RouteName =
  | "index"
  | "queue"
  | "counter"
  | "search"
  | "people"
  | "away"
  | "todos"
  | "findings"
  | "compare-list"
  | "school"
  | "openings"
  | "carry-over"
  | "workers"
  | "audit"
  | "sessions";

interface Entry {
  route: RouteName;
  name: string;
  /** The call without which the page is of no use. */
  call?: StaffCall;
}

/** All pages of the desk that can be gone to at once, as the side of a wide window and the first page list them. */
export const DESK_ROUTES: readonly { title: string; entries: readonly Entry[] }[] = [
  {
    title: "办件",
    entries: [
      { route: "queue", name: "申请队列", call: "queue" },
      { route: "counter", name: "柜台代办", call: "counterFile" },
    ],
  },
  {
    title: "人员",
    entries: [
      { route: "search", name: "找人", call: "search" },
      { route: "people", name: "人员名单", call: "people" },
      { route: "away", name: "外出人员", call: "away" },
      { route: "todos", name: "待办事项", call: "todos" },
      { route: "school", name: "班级与学生", call: "classRoster" },
    ],
  },
  {
    title: "核查与年度",
    entries: [
      { route: "findings", name: "疑点核查", call: "findings" },
      { route: "compare-list", name: "名单比对", call: "compareList" },
      { route: "openings", name: "缴费窗口", call: "openings" },
      { route: "carry-over", name: "年度结转", call: "carryOver" },
    ],
  },
  {
    title: "管理",
    entries: [
      { route: "workers", name: "工作人员", call: "workers" },
      { route: "audit", name: "操作记录", call: "audit" },
      { route: "sessions", name: "登录的电脑", call: "sessions" },
    ],
  },
];
