import { ROLE_TITLES } from "../../core/desk";
import type { ActorRole } from "../db";

/** Roles that a worker held at an instant. */
export function rolesAt(roles: readonly ActorRole[], staffId: string, at: Date): ActorRole[] {
  return roles.filter(
    (one) =>
      one.staffId === staffId && one.grantedAt <= at && (one.endedAt === null || one.endedAt > at),
  );
}

/** Everybody but workers and residents. */
const OTHERS: Record<string, string> = {
  payment: "微信支付",
  clock: "系统（定时任务）",
  import: "系统（导入文件）",
  "command-line": "系统管理员（命令行）",
};

const afterColon = (actor: string): string => actor.slice(actor.indexOf(":") + 1);

export const staffOf = (actor: string): string | undefined =>
  actor.startsWith("staff:") ? afterColon(actor) : undefined;
export const accountOf = (actor: string): string | undefined =>
  actor.startsWith("account:") ? afterColon(actor) : undefined;

/** For an auditor: name and title at that time. */
export function whoForAuditors(
  { actor, at }: { actor: string; at: Date },
  { names, roles }: { names: ReadonlyMap<string, string>; roles: readonly ActorRole[] },
): string {
  const staffId = staffOf(actor);
  if (staffId === undefined) return accountOf(actor) ? "居民本人" : (OTHERS[actor] ?? actor);
  const titles = rolesAt(roles, staffId, at).map(({ role }) => ROLE_TITLES[role]);
  const title = [...new Set(titles)].join("、") || "已没有职责";
  return `${names.get(staffId) ?? "不明的工作人员"}（${title}）`;
}

/** For a resident: the place whose worker it was, never a name. */
export function whoForResidents(
  { actor, at }: { actor: string; at: Date },
  {
    own,
    roles,
    home,
    placeName,
  }: {
    own: string;
    roles: readonly ActorRole[];
    /** Where the person lives: of several roles, the one nearest to it is named. */
    home: string;
    placeName(code: string): string;
  },
): string {
  const accountId = accountOf(actor);
  if (accountId !== undefined) return accountId === own ? "您" : "另一个微信";
  const staffId = staffOf(actor);
  if (staffId === undefined) return OTHERS[actor] ?? "系统";
  const held = rolesAt(roles, staffId, at);
  const near = held.filter(({ place }) => home.startsWith(place));
  const [nearest] = (near.length > 0 ? near : held).sort((a, b) => b.place.length - a.place.length);
  if (!nearest) return "工作人员";
  return `${nearest.department ?? placeName(nearest.place)}工作人员`;
}
