import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { isOver } from "../../core/enrolment";
import { dayOf } from "../../core/time";
import {
  dropOwn,
  emptyUndecided,
  leaveTrace,
  letGoOfOpenid,
  lockRequest,
  moveRequest,
  obstaclesTo,
  ordersOf,
  requestsToEnd,
  SYSTEM,
  type Obstacles,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { isFull, loadFamily, type Family } from "./members";
import type { Session } from "./session";

const DAY_MS = 86_400_000;

/**
 * Deletes the account and everything that was only ever kept for it, in one go. What the law makes us keep stays and is named. The same
 * phone is then a newcomer; photos are taken down by the clock, which tries again where the storage does not answer.
 */
export async function deleteAccount(
  session: Session,
  _request: ResidentRequest<"deleteAccount">,
): Promise<ResidentReply<"deleteAccount">> {
  const { services, accountId } = session;
  const family = await session.run((tx) => loadFamily(session, tx));
  return services.db.run(SYSTEM, async (tx) => {
    if (!(await letGoOfOpenid(tx, accountId))) return { deleted: [], kept: [] };
    const now = services.now();
    refuseObstacles(
      await obstaclesTo(tx, {
        accountId,
        today: dayOf(now),
        since: new Date(now.getTime() - DAY_MS),
      }),
    );
    const { live, decided } = await requestsToEnd(tx, accountId);
    for (const id of live) await withdraw(session, tx, id);
    await traceUnbinding(session, tx, family);
    const orders = (await ordersOf(tx, accountId)).filter(({ state }) => state === "paid").length;
    const undecided = await emptyUndecided(tx, accountId);
    const own = await dropOwn(tx, accountId);
    await leaveTrace(tx, {
      at: now,
      actor: `account:${accountId}`,
      action: "delete-account",
      subject: accountId,
    });
    return {
      deleted: deletedWords({ family, undecided, withdrawn: live.length, ...own }),
      kept: keptWords({ orders, decided, family }),
    };
  });
}

function refuseObstacles({ liveOrders, heldOrders, rolesHeld, failedTries }: Obstacles): void {
  if (liveOrders > 0)
    throw new AppError("not-allowed", "还有一笔缴费没有结束，现在不能注销。", {
      todo: "请先付款或取消这笔订单，等它显示结束以后再注销。",
    });
  if (heldOrders > 0)
    throw new AppError("not-allowed", "有一笔钱微信已经收了、还在核对，现在不能注销。", {
      todo: "请等工作人员退回或补办以后再注销，不然这笔钱找不到人。",
    });
  if (rolesHeld > 0)
    throw new AppError("not-allowed", "您还担任着工作人员的职责，现在不能注销。", {
      todo: "请先请管理员结束您的职责，再注销。",
    });
  // Otherwise deleting would be a way to guess on and on.
  if (failedTries > 0)
    throw new AppError("too-many-tries", "刚有过没有对上的核对，今天不能注销。", {
      todo: "请明天再注销。",
    });
}

/** A request that is under way is taken back along its graph; one that was decided just now stays decided. */
async function withdraw({ services, accountId }: Session, tx: Tx, id: string): Promise<void> {
  const row = await lockRequest(tx, id);
  if (!row || isOver(row.state)) return;
  const by = { at: services.now(), actor: `account:${accountId}` };
  const changes = { holderId: null, dueAt: null };
  await moveRequest(tx, row, "withdrawn", { ...by, changes });
  await leaveTrace(tx, {
    ...by,
    action: "request-withdraw",
    subject: row.id,
    county: row.county,
    ...(row.personId !== null && { personId: row.personId }),
    detail: { kind: row.kind, from: row.state },
  });
}

/** That the account let go of a person belongs into that person's file. */
async function traceUnbinding(
  { services, accountId }: Session,
  tx: Tx,
  { members }: Family,
): Promise<void> {
  for (const { binding, home } of members)
    await leaveTrace(tx, {
      at: services.now(),
      actor: `account:${accountId}`,
      action: "unbind",
      subject: binding.id,
      personId: binding.personId,
      county: home.county,
    });
}

const line = (count: number, words: string): string[] => (count > 0 ? [words] : []);

function deletedWords(was: {
  family: Family;
  undecided: number;
  withdrawn: number;
  declarations: number;
  consents: number;
  messages: number;
}): string[] {
  return [
    "您的微信和本系统的关联",
    ...line(was.family.members.length, `家人绑定${was.family.members.length}个，和您填写的姓名`),
    ...line(was.declarations, `您补充的个人情况${was.declarations}项`),
    ...line(was.consents, "您同意接收的消息"),
    ...line(was.messages, "给您的消息记录"),
    ...line(
      was.undecided,
      `没有办结的申请${was.undecided}份里填写的内容${was.withdrawn > 0 ? `（其中${was.withdrawn}份正在办，已撤回）` : ""}`,
    ),
    "您上传的材料照片（从存储里删除要几分钟）",
  ];
}

function keptWords({
  orders,
  decided,
  family,
}: {
  orders: number;
  decided: number;
  family: Family;
}): string[] {
  return [
    ...line(
      orders,
      `缴费记录和凭证${orders}笔：属于会计凭证，按会计档案的规定保存；要凭证请到村（社区）或税务窗口`,
    ),
    ...line(
      decided,
      `已办结的申请${decided}份：是参保登记的依据，由经办机构按档案规定保存；其中批准的退费照样退`,
    ),
    ...line(
      family.members.filter(isFull).length,
      "家人的参保登记：是参保人的权益记录，不因为注销微信账号而改变",
    ),
    "操作记录：谁在什么时候办过什么，只有编号，没有姓名和号码，用来查清有没有人乱改",
  ];
}
