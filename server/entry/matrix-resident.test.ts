import { clock, desk, paymentResult, resident, type CallSource } from "../../core/contracts";
import { baogou, freshKey, matrix, openOrderFor, type Looking } from "../../test/world";
import {
  serveClock,
  serveDesk,
  servePaymentResult,
  serveResident,
  serveStaff,
  type Arrival,
} from ".";

/**
 * Every call of residents × who calls × whose it is, and every function × where a call comes from. The table is written by hand: `owner` is
 * fully bound to A; `weak` is bound to A by name and number alone; `other` is bound to somebody else; `worker` sits at the bureau of A's
 * county and is, as a resident, nobody here.
 */

type Caller = "owner" | "weak" | "other" | "worker" | "stranger";
const OPENID: Record<Caller, string> = {
  owner: "o-person-A",
  weak: "o-weak-A",
  other: "o-person-B",
  worker: "o-bureau",
  stranger: "o-stranger",
};
const CALLERS = Object.keys(OPENID) as Caller[];

let at: matrix.MatrixWorld;
/** Of somebody who has an order that waits and a voucher: the owner of the rows about money. */
let money: { memberId: string; orderId: string; voucherId: string };

beforeAll(async () => {
  at = await matrix.startMatrixWorld();
  const { world } = at;
  await world.register([baogou.father, baogou.mother]);
  const payer = world.phone("o-person-A");
  const father = await payer.bind(baogou.father, { relation: "other" });
  const mother = await payer.bind(baogou.mother, { relation: "other" });
  world.setNow("2021-11-15 09:00:00");
  const paid = await openOrderFor(payer, [father]);
  world.wechat.pay(paid.outTradeNo, world.services.now());
  const { items } = await payer.get("orderStatus", { orderId: paid.orderId });
  const open = await openOrderFor(payer, [mother]);
  money = { memberId: mother, orderId: open.orderId, voucherId: items[0]?.voucherId ?? "" };
  for (const openid of Object.values(OPENID))
    await serveResident({ call: "home", data: {} }, phoneOf(openid));
});
afterAll(() => at.close());

const phoneOf = (openid: string): Arrival => ({
  caller: { source: "client", openid },
  services: () => at.services,
});

interface Try {
  look: Looking;
  target: matrix.Target;
  caller: Caller;
}
interface Row {
  /** Who gets it done, of what is the owner's. */
  may: readonly Caller[];
  ask(about: Try): object | Promise<object>;
  /** What must be in the answer, or nothing was shown. */
  shows?(about: Try): string;
  /** Codes of a refusal beside `not-found`, `not-bound`. */
  codes?: readonly string[];
}

const ALL = CALLERS;
const OWNER = ["owner"] as const;
const member = ({ target }: Try) => ({ memberId: target.memberId });
const ofYear = (about: Try) => ({ ...member(about), year: matrix.YEAR });
const seen = ({ target }: Try) => ({ requestId: target.requestId });
const returned = async (about: Try) => {
  await about.look.rows(
    "update request set state = 'in-hand', version = version + 1 where id = $1",
    [about.target.requestId],
  );
  await about.look.rows(
    "update request set state = 'returned', version = version + 1, due_at = '2021-12-01' where id = $1",
    [about.target.requestId],
  );
};
const items = () => [{ memberId: money.memberId, year: matrix.YEAR }];

const ROWS: Record<keyof typeof resident.calls, Row> = {
  home: { may: OWNER, ask: () => ({}), shows: ({ target }) => target.memberId },
  member: { may: OWNER, ask: ofYear },
  declare: { may: OWNER, ask: (about) => ({ ...ofYear(about), answers: { hukouKind: "rural" } }) },
  // With name and number anybody binds, weakly; who is bound already is told so.
  bind: {
    may: ["other", "worker", "stranger"],
    ask: ({ target }) => ({
      name: target.row.name,
      documentType: "resident-id",
      documentNumber: target.row.document.number,
      relation: "other",
    }),
    codes: ["already-bound"],
  },
  confirm: {
    may: OWNER,
    ask(about) {
      at.world.wechat.phonesByCode.set("code-matrix", about.target.row.phone ?? "");
      return { ...member(about), phoneCode: "code-matrix" };
    },
  },
  unbind: { may: OWNER, ask: member },
  quote: { may: OWNER, ask: () => ({ items: items() }) },
  order: {
    may: [],
    ask: () => ({ requestKey: freshKey(), items: items(), shown: "x", total: 1 }),
    codes: ["price-changed", "order-live"],
  },
  pay: { may: OWNER, ask: () => ({ orderId: money.orderId }) },
  orderStatus: { may: OWNER, ask: () => ({ orderId: money.orderId }) },
  cancel: { may: OWNER, ask: () => ({ orderId: money.orderId }) },
  voucher: { may: OWNER, ask: () => ({ voucherId: money.voucherId }) },
  history: { may: OWNER, ask: () => ({}), shows: () => money.orderId },
  places: { may: ALL, ask: () => ({}) },
  pack: {
    may: ALL,
    async ask({ look }) {
      const [row] = await look.rows<{ hash: string }>("select hash from policy_whole limit 1");
      return { hash: row?.hash };
    },
  },
  plan: { may: ALL, ask: () => ({ place: "430623", year: matrix.YEAR }) },
  consent: { may: ALL, ask: () => ({ answers: [{ template: "paid", answer: "accept" }] }) },
  settings: { may: ALL, ask: () => ({}) },
  household: { may: OWNER, ask: ofYear },
  sayLeftOut: {
    may: OWNER,
    ask: (about) => ({ ...ofYear(about), personId: about.target.personId, reason: "employee" }),
  },
  errands: { may: OWNER, ask: ofYear },
  photoSlots: { may: ALL, ask: () => ({ count: 1 }) },
  fileRequest: {
    may: OWNER,
    async ask(about) {
      await about.look.rows("update request set state = 'withdrawn' where id = $1", [
        about.target.requestId,
      ]);
      const slot = "5".repeat(26);
      const account = await accountOf(about);
      const [material] = await about.look.rows<{ file_id: string; material: string }>(
        "select file_id, material from request_material where request_id = $1",
        [about.target.requestId],
      );
      const cloudPath = (material?.file_id ?? "").replace(/^cloud:\/\/[^/]+\//, "");
      const names = await about.look.rows<{ material: string }>(
        "select distinct material from request_material where request_id = $1",
        [about.target.requestId],
      );
      const materials: { material: string; slot: string }[] = [];
      for (const [index, one] of names.entries()) {
        const id = `${slot.slice(1)}${index}`;
        await about.look.rows(
          "insert into photo_slot (id, owner, cloud_path, expires_at) values ($1, $2, $3, $4)",
          [id, `account:${account}`, cloudPath, new Date(at.services.now().getTime() + 600_000)],
        );
        materials.push({ material: one.material, slot: id });
      }
      return {
        requestKey: freshKey(),
        kind: "change",
        ...ofYear(about),
        details: { changes: { address: "新地址" } },
        materials,
        consent: true,
      };
    },
  },
  requests: { may: OWNER, ask: () => ({}), shows: ({ target }) => target.requestId },
  request: { may: OWNER, ask: seen },
  supplement: {
    may: OWNER,
    async ask(about) {
      await returned(about);
      return { ...seen(about), details: { changes: { address: "补正的地址" } }, materials: [] };
    },
  },
  withdraw: { may: OWNER, ask: seen },
  form: { may: OWNER, ask: seen },
  photo: { may: OWNER, ask: (about) => ({ ...seen(about), materialId: about.target.materialId }) },
  faceCode: { may: OWNER, ask: member },
  dispute: { may: OWNER, ask: member },
  lookers: { may: OWNER, ask: member },
  exportData: { may: OWNER, ask: () => ({}), shows: ({ target }) => target.row.document.number },
  deleteAccount: { may: [], ask: () => ({ sure: true }) },
};

async function accountOf({ look, caller }: Try): Promise<string> {
  const [row] = await look.rows<{ id: string }>("select id from account where openid = $1", [
    OPENID[caller],
  ]);
  return row?.id ?? "";
}

test("every call of the contract stands in the table, and nothing else", () => {
  expect(Object.keys(ROWS).sort()).toEqual(Object.keys(resident.calls).sort());
});

/** Deleting an account is tried apart: it asks for nothing but the own. */
const TRIED = Object.entries(ROWS).filter(([call]) => call !== "deleteAccount");

test.each(TRIED)("%s: whose is whose", async (call, row) => {
  const target = at.targets.A;
  for (const caller of CALLERS)
    await at.db.trying(async (look) => {
      const about: Try = { look, target, caller };
      const data = await row.ask(about);
      await look.mark();
      const answer = await serveResident({ call, data }, phoneOf(OPENID[caller]));
      const told = { caller, code: answer.ok ? "" : answer.error.code };
      if (answer.ok) {
        const shown = !row.shows || JSON.stringify(answer.data).includes(row.shows(about));
        expect({ ...told, done: shown }).toEqual({ ...told, done: row.may.includes(caller) });
        return;
      }
      expect({ ...told, done: false }).toEqual({ ...told, done: row.may.includes(caller) });
      const codes = ["not-found", "not-bound", "not-allowed", ...(row.codes ?? [])];
      expect([caller, codes.includes(answer.error.code), answer.error.code]).toEqual([
        caller,
        true,
        answer.error.code,
      ]);
      if (call !== "bind") expect([caller, await look.wrote()]).toEqual([caller, false]);
    });
});

test("an account is deleted by itself alone: of the others nothing is gone", () =>
  at.db.trying(async (look) => {
    const live = () =>
      look.rows<{ n: string }>(
        "select count(*) as n from binding b join account a on a.id = b.account_id where b.ended_at is null and a.openid <> 'o-weak-A'",
      );
    const before = await live();
    const answer = await serveResident(
      { call: "deleteAccount", data: { sure: true } },
      phoneOf("o-weak-A"),
    );
    expect(answer).toMatchObject({ ok: true });
    expect(await live()).toEqual(before);
  }));

describe("where a call comes from", () => {
  const SOURCES = ["client", "payment", "timer", "http", undefined] as const;
  const nobodyServes = () => {
    throw new Error("services were made for a stranger");
  };
  const from = (source: CallSource | undefined, openid: string | undefined): Arrival => ({
    caller: { source, openid },
    services: nobodyServes,
  });
  const page = { path: "/desk/api/begin", httpMethod: "POST", headers: {}, body: "{}" };
  const FUNCTIONS: [string, readonly CallSource[], (arrival: Arrival) => Promise<unknown>][] = [
    ["resident", ["client"], (a) => serveResident({ call: "home", data: {} }, a)],
    ["staff", ["client"], (a) => serveStaff({ call: "hello", data: {} }, a)],
    [paymentResult.name, ["payment"], (a) => servePaymentResult({ outTradeNo: "x" }, a)],
    [clock.name, ["timer"], (a) => serveClock({}, a)],
    [desk.name, ["http"], (a) => serveDesk(page, a, "/nowhere")],
  ];
  const WHO = [...Object.values(OPENID), "o-admin", "o-auditor", "o-ended", undefined];

  test.each(FUNCTIONS)(
    "%s lets in %j and refuses the rest, whoever calls",
    async (_name, lets, serve) => {
      for (const source of SOURCES)
        for (const openid of WHO) {
          if (source !== undefined && lets.includes(source)) continue;
          expect([source, openid, await serve(from(source, openid))]).toMatchObject([
            source,
            openid,
            { ok: false, error: { code: "not-allowed" } },
          ]);
        }
    },
  );
});
