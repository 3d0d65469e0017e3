import type { RoleHeld } from "../../../core/contracts";
import { mayCall, navigation, ownPlaces, type Worker } from "./access";

const role = (kind: RoleHeld["role"], code: string): RoleHeld => ({
  roleId: "01J00000000000000000000000",
  role: kind,
  title: "",
  place: { code, name: code },
  department: null,
  className: null,
  until: null,
});
const worker = (calls: string[], roles: RoleHeld[] = []): Worker => ({
  name: "李",
  roles,
  calls,
  counts: { waiting: 3, mine: 0, overdue: 0, findings: 0, todos: 2 },
});

test("a worker is led only to pages whose call a role allows", () => {
  const groups = navigation(worker(["queue", "todos"]));
  expect(groups.map(({ title }) => title)).toEqual(["办件", "人员"]);
  expect(groups.flatMap(({ entries }) => entries)).toEqual([
    { route: "queue", name: "申请队列", count: 3 },
    { route: "todos", name: "待办事项", count: 2 },
  ]);
});

test("nobody may do anything without a role", () => {
  expect(mayCall(null, "queue")).toBe(false);
  expect(mayCall(undefined, "queue")).toBe(false);
});

test("a village under a town that is held as well is not told twice", () => {
  const roles = [
    role("town", "430623101"),
    role("agent", "430623101201"),
    role("auditor", "370481"),
  ];
  expect(ownPlaces(roles).map(({ code }) => code)).toEqual(["430623101", "370481"]);
  expect(ownPlaces(roles, ["agent"]).map(({ code }) => code)).toEqual(["430623101201"]);
});
