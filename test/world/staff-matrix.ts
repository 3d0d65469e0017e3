import { hashOfSecret } from "../../server/ids";
import { freshKey } from "./families";
import {
  COUNTY_OF,
  INVITED,
  invitedName,
  knownCode,
  PLACE,
  YEAR,
  type Letter,
  type MatrixWorld,
  type RoleName,
  type Target,
} from "./matrix-world";
import type { Looking } from "./revertible";

/**
 * Every call of workers × every role × own place, another town, another county. Who may do what is written here by hand and not taken
 * from the code: letters of those for whom the call does something. Everybody else is refused, and nothing is written.
 *
 * A lives in the village of the agent, in the town and county of the others; B in another town of the county; C in another county. R is a
 * refund of A, S a pupil's registration that the school filed. Calls about nobody have A alone.
 */

export type Caller = RoleName | "resident" | "stranger";
export type Sign = Letter | "R" | "S";

export const CALLERS: readonly Caller[] = [
  "agent",
  "town",
  "bureau",
  "department",
  "tax",
  "school",
  "auditor",
  "admin",
  "ended",
  "expired",
  "resident",
  "stranger",
];
export const WORKERS: readonly Caller[] = CALLERS.slice(0, 8);

/** One attempt: of whom, about whom. */
export interface Try {
  at: MatrixWorld;
  target: Target;
  sign: Sign;
  /** The caller's own key, where the caller is a worker. */
  me: string | undefined;
  look: Looking;
}

/** A call: who may make it, for whom, and how it is asked. */
export interface Row {
  may: Partial<Record<Caller, string>>;
  /** Signs that are tried; all people where nothing is said. */
  of?: string;
  /** The request, after what has to be there was put there. */
  ask(about: Try): object | Promise<object>;
  /** For lists: what must be in the answer, or the call has shown nothing. */
  shows?(about: Try): string;
}

const all = (...callers: readonly Caller[]) => Object.fromEntries(callers.map((one) => [one, "A"]));
/** Who works with files: the village its own, the town its own, the bureau the county. */
const DESK = { agent: "A", town: "A", bureau: "AB" };
/** KP-25: any town serves everybody of the county. */
const CITY_WIDE = { agent: "A", town: "AB", bureau: "AB" };

const requestOf = ({ target, sign }: Try) =>
  ({ R: target.refundId, S: target.schoolsId })[sign as string] ?? target.requestId;
const seen = (about: Try) => ({ requestId: requestOf(about) });
const withVersion = async (about: Try) => {
  const requestId = requestOf(about);
  const [row] = await about.look.rows<{ version: number }>(
    "select version from request where id = $1",
    [requestId],
  );
  return { requestId, version: row?.version ?? 0 };
};
/** Puts the request into the caller's own hands, as if they had taken it. */
const inHand = async (about: Try) => {
  await about.look.rows(
    "update request set state = 'in-hand', holder_id = $2, version = version + 1 where id = $1",
    [requestOf(about), about.me ?? "0".repeat(26)],
  );
  return withVersion(about);
};
const person = ({ target }: Try) => ({ personId: target.personId });
const place = ({ target }: Try) => PLACE[target.letter];
const county = ({ target }: Try) => COUNTY_OF[target.letter];
const documentOf = ({ target }: Try) => ({
  documentType: "resident-id",
  documentNumber: target.row.document.number,
});
/** A session of the caller, or of somebody else. */
async function sessionOf({ at, look, me, sign }: Try): Promise<string> {
  const id = "7".repeat(26);
  await look.rows(
    `insert into desk_session (id, token_hash, csrf_hash, staff_id, where_from, created_at, last_seen_at, expires_at)
     values ($1, 'x', 'x', $2, 'x', $3, $3, $4)`,
    [
      id,
      sign === "A" && me !== undefined ? me : at.staffId.ended,
      at.services.now(),
      new Date(at.services.now().getTime() + 3_600_000),
    ],
  );
  return id;
}
const TOKEN = "t".repeat(43);
/** A browser that asks to be let in; seen by the caller, or by another phone. */
async function loginOf({ at, look, me, sign }: Try, state: "waiting" | "seen"): Promise<string> {
  const now = at.services.now();
  const by = state === "waiting" ? null : sign === "A" && me !== undefined ? me : at.staffId.ended;
  await look.rows(
    `insert into desk_login (id, token_hash, nonce_hash, number, where_from, state, staff_id, created_at, expires_at)
     values ($1, $2, 'x', '42', 'x', $3, $4, $5, $6)`,
    ["8".repeat(26), hashOfSecret(TOKEN), state, by, now, new Date(now.getTime() + 90_000)],
  );
  return TOKEN;
}
/** An invitation whose code is known. */
async function invitationFor({ at, look }: Try): Promise<string> {
  const { code, hash } = knownCode(at.services);
  await look.rows(
    `insert into staff_invitation (id, code_hash, name_sealed, role, place, made_by, made_at, expires_at)
     values ($1, $2, $3, 'town', '430623120', 'command-line', $4, $5)`,
    [
      INVITED,
      hash,
      invitedName(at.services),
      at.services.now(),
      new Date(at.services.now().getTime() + 86_400_000),
    ],
  );
  return code;
}
const window = (about: Try) => ({ place: place(about), year: YEAR });

/** By the name of the call; `+number`: with the full number of the person, for the service of the whole county. */
export const ROWS: Record<string, Row> = {
  hello: { may: all(...CALLERS), of: "A", ask: () => ({}) },
  join: {
    may: all(...CALLERS),
    of: "A",
    ask: async (about) => ({ code: await invitationFor(about) }),
  },
  places: { may: all(...WORKERS), of: "A", ask: () => ({}) },
  queue: {
    may: {
      agent: "ARS",
      town: "ARS",
      bureau: "ABRS",
      tax: "R",
      school: "S",
      auditor: "ABRS",
    },
    of: "ABCRS",
    ask: () => ({ show: "waiting" }),
    shows: requestOf,
  },
  request: {
    may: {
      agent: "ARS",
      town: "ARS",
      bureau: "ABRS",
      tax: "R",
      school: "S",
      auditor: "ABRS",
    },
    of: "ABCRS",
    ask: seen,
  },
  take: { may: { agent: "AS", town: "ARS", bureau: "ABRS" }, of: "ABCRS", ask: withVersion },
  // Nobody holds a refund in a village: it cannot be taken there.
  letGo: { may: { agent: "AS", town: "AS", bureau: "ABS" }, of: "ABCS", ask: inHand },
  judge: {
    may: DESK,
    async ask(about) {
      await inHand(about);
      const { requestId, materialId } = about.target;
      return { requestId, materialId, verdict: "good" };
    },
  },
  correctRequest: {
    may: DESK,
    ask: async (about) => ({
      ...(await inHand(about)),
      details: { changes: { address: "更正后的地址" } },
      why: "写错了",
    }),
  },
  giveBack: {
    may: { agent: "AS", town: "ARS", bureau: "ABRS" },
    of: "ABCRS",
    ask: async (about) => ({ ...(await inHand(about)), reason: "照片看不清", materials: [] }),
  },
  refuse: {
    may: { town: "AR", bureau: "ABR" },
    of: "ABCR",
    ask: async (about) => ({ ...(await inHand(about)), reason: "不符合条件", cite: "plan" }),
  },
  complete: {
    may: DESK,
    ask: async (about) => ({ ...(await inHand(about)), originalsSeen: true }),
  },
  counterErrands: { may: CITY_WIDE, ask: person },
  counterFile: {
    may: CITY_WIDE,
    async ask(about) {
      await about.look.rows("update request set state = 'withdrawn' where person_id = $1", [
        about.target.personId,
      ]);
      return {
        requestKey: freshKey(),
        kind: "change",
        ...person(about),
        year: YEAR,
        details: { changes: { address: "柜台上改的地址" } },
        materials: [],
        originalsSeen: true,
      };
    },
  },
  counterSlots: { may: all("agent", "town", "bureau"), of: "A", ask: () => ({ count: 1 }) },
  photo: {
    may: DESK,
    ask: ({ target }) => ({ requestId: target.requestId, materialId: target.materialId }),
  },
  form: { may: { ...DESK, auditor: "AB" }, ask: seen },

  search: {
    may: { ...DESK, department: "AB", tax: "AB", school: "AB", auditor: "AB" },
    ask: ({ target }) => ({ name: target.row.name }),
    shows: ({ target }) => target.personId,
  },
  "search+number": {
    may: {
      agent: "A",
      town: "AB",
      bureau: "AB",
      department: "AB",
      tax: "AB",
      school: "AB",
      auditor: "AB",
    },
    ask: (about) => ({ name: about.target.row.name, ...documentOf(about) }),
    shows: ({ target }) => target.personId,
  },
  person: {
    may: { ...DESK, department: "AB", tax: "AB", school: "AB", auditor: "AB" },
    ask: person,
  },
  "person+number": {
    may: {
      agent: "A",
      town: "AB",
      bureau: "AB",
      department: "AB",
      tax: "AB",
      school: "AB",
      auditor: "AB",
    },
    ask: (about) => ({ ...person(about), ...documentOf(about) }),
  },
  reveal: { may: DESK, ask: (about) => ({ ...person(about), why: "核对号码" }) },
  household: { may: { ...DESK, auditor: "AB" }, ask: person },
  sayLeftOut: {
    may: DESK,
    ask: (about) => ({ ...person(about), year: YEAR, reason: "employee" }),
  },
  people: {
    may: { ...DESK, tax: "AB", auditor: "AB" },
    ask: (about) => ({ ...window(about), show: "all" }),
    shows: ({ target }) => target.personId,
  },
  away: {
    may: DESK,
    ask: (about) => ({ place: place(about) }),
    shows: ({ target }) => target.personId,
  },
  saveContact: {
    may: DESK,
    ask: (about) => ({ ...person(about), kind: "wechat", value: "wx_someone" }),
  },
  todos: { may: DESK, ask: (about) => ({ place: place(about) }) },
  confirmBinding: {
    may: DESK,
    ask: (about) => ({ ...person(about), code: about.target.faceCode }),
  },
  endBinding: {
    may: { town: "A", bureau: "AB" },
    ask: ({ target }) => ({ bindingId: target.weakBinding, why: "不是家里人" }),
  },

  findings: {
    may: { town: "A", bureau: "AB", auditor: "AB" },
    ask: () => ({ show: "open" }),
    shows: ({ target }) => target.findingId,
  },
  settleFinding: {
    may: { town: "A", bureau: "AB" },
    ask: ({ target }) => ({
      findingId: target.findingId,
      way: "acknowledge",
      reason: "已经告知本人",
    }),
  },
  compareList: {
    may: all("bureau"),
    of: "AC",
    ask: (about) => ({
      county: county(about),
      year: YEAR,
      text: "姓名,证件类型,证件号码,险种,参保地\n",
    }),
  },
  classRoster: {
    may: all("school", "bureau"),
    of: "AC",
    ask: (about) => ({ school: `${county(about)}Z21` }),
    shows: ({ target }) => target.personId,
  },
  fileBatch: {
    may: all("school"),
    of: "AC",
    ask: (about) => ({
      requestKey: freshKey(),
      school: `${county(about)}Z21`,
      year: YEAR,
      text: "姓名,证件类型,证件号码,班级,阶段,入学日期,毕业日期,手机号\n",
    }),
  },
  openings: {
    may: { ...DESK, auditor: "AB" },
    ask: window,
    shows: ({ target }) => target.openingId,
  },
  openWindow: {
    may: { bureau: "AB" },
    ask: (about) => ({
      ...window(about),
      kind: "special",
      from: "2021-11-01",
      source: "某号文件第三条",
    }),
  },
  closeWindow: {
    may: { bureau: "AB" },
    ask: ({ target }) => ({ openingId: target.openingId, why: "期限已过" }),
  },
  carryOver: {
    may: all("town", "bureau", "auditor"),
    of: "AC",
    ask: (about) => ({ county: county(about), year: YEAR }),
  },

  workers: { may: { admin: "AB" }, ask: (about) => ({ place: place(about) }) },
  invite: {
    may: { admin: "AB" },
    ask: (about) => ({ name: "新来的", role: "agent", place: place(about) }),
  },
  withdrawInvitation: {
    may: { admin: "AB" },
    ask: ({ target }) => ({ invitationId: target.invitationId }),
  },
  endRole: {
    may: { admin: "AB" },
    ask: ({ target }) => ({ roleId: target.roleId, why: "调走了" }),
  },
  sessions: {
    may: all(...WORKERS),
    of: "AB",
    async ask(about) {
      await sessionOf(about);
      return {};
    },
    shows: () => "7".repeat(26),
  },
  endSession: {
    may: all(...WORKERS),
    of: "AB",
    ask: async (about) => ({ sessionId: await sessionOf(about) }),
  },
  deskLook: {
    may: all(...WORKERS),
    of: "A",
    ask: async (about) => ({ token: await loginOf(about, "waiting") }),
  },
  deskConfirm: {
    may: all(...WORKERS),
    of: "AB",
    ask: async (about) => ({ token: await loginOf(about, "seen"), allow: true }),
  },

  audit: { may: all("auditor"), of: "AC", ask: (about) => ({ county: county(about) }) },
  auditCheck: { may: all("auditor"), of: "AC", ask: (about) => ({ county: county(about) }) },
};
