import type { RequestDetails, StaffRole } from "../../core/contracts";
import { householdOf, inventedId } from "../../local/demo/rows";
import { baogou, bindInFull, toFile, type Worker, type World } from "../world";

/** A call that succeeds in this world as it stands, or did when it was made. */
export interface KnownCall {
  call: string;
  data: unknown;
  openid: string;
}

const EAST = "370481108200";
const YEAR = 2022;

/** Roles of the fuzzed county; each with a phone of its own. */
export const WORKERS: readonly {
  openid: string;
  role: StaffRole;
  place: string;
  department?: string;
}[] = [
  { openid: "o-agent", role: "agent", place: EAST },
  { openid: "o-town", role: "town", place: "370481108" },
  { openid: "o-bureau", role: "bureau", place: "370481" },
  { openid: "o-tax", role: "tax", place: "370481" },
  { openid: "o-auditor", role: "auditor", place: "370481" },
  { openid: "o-admin", role: "admin", place: "370481" },
  { openid: "o-school", role: "school", place: "370481Z21" },
  { openid: "o-department", role: "department", place: "370481", department: "市残联" },
];

export const RESIDENTS = ["o-father", "o-mother", "o-stranger"];

let born = 0;
/** A certificate that nobody has used. */
const freshCertificate = (): string => `Q${String(370_000_000 + (born += 1))}`;

const NEIGHBOURS = householdOf({ place: EAST, book: "T-2", division: "370481", year: YEAR });

/** Appoints everybody, and takes those back who were sent away by a call before. */
export async function appointAll(world: World): Promise<Worker[]> {
  const workers: Worker[] = [];
  for (const { openid, ...role } of WORKERS) workers.push(await world.worker(openid, role));
  return workers;
}

/** A stranger's household, so that there is somebody else to reach for. */
export const neighbours = [
  NEIGHBOURS("赵大勇", "male", "1980-05-05", "户主"),
  NEIGHBOURS("钱小妹", "female", "1983-06-06", "妻"),
];

/** What residents file: each call with a person, event and photos of its own. */
export async function filings(world: World): Promise<KnownCall[]> {
  const phone = world.phone("o-father");
  const { members } = await phone.get("home");
  const idOf = (name: string) => members.find((one) => one.name === name)?.memberId;
  const self = idOf(baogou.father.name);
  const child = idOf(baogou.child.name);
  if (self === undefined || child === undefined) return [];
  const person = (name: string): RequestDetails["person"] => ({
    name,
    documentType: "resident-id",
    documentNumber: inventedId("370481", `19${String(60 + (born % 30))}-04-04`, "male", born % 90),
  });
  const newborn = {
    kind: "newborn",
    place: EAST,
    year: YEAR,
    event: { kind: "newborn", on: "2021-11-10" },
    details: {
      person: {
        name: `张新${"一二三四五六七八九十".charAt(born % 10)}`,
        documentType: "birth-certificate",
        documentNumber: freshCertificate(),
        sex: "male",
      },
      parentMemberId: self,
      hukou: "local",
    },
    photos: ["身份证"],
  } as const;
  const filed = [
    newborn,
    { kind: "stop", memberId: child, year: YEAR, details: { stopReason: "own-wish" } },
    { kind: "change", memberId: self, year: YEAR, details: { changes: { phone: "12037040009" } } },
    {
      kind: "registration",
      place: EAST,
      year: YEAR,
      details: { person: person("赵新来"), hukou: "local" },
      photos: ["身份证"],
    },
    {
      kind: "correction",
      memberId: self,
      year: YEAR,
      details: { person: { ...person("张建军"), name: "张健军" } },
    },
  ] as const;
  const calls: KnownCall[] = [];
  for (const one of filed)
    calls.push({
      call: "fileRequest",
      data: await toFile(world, phone, one as never),
      openid: "o-father",
    });
  return calls;
}

/** What workers do with what was filed: each call as the worker would make it whose turn it is. */
export async function deskWork(world: World): Promise<KnownCall[]> {
  const filed = await filings(world);
  const calls: KnownCall[] = [];
  for (const { data } of filed) {
    const answer = await world.phone("o-father").ask("fileRequest", data as never);
    if (!answer.ok) continue;
    const { requestId } = answer.data.card;
    for (const openid of ["o-town", "o-bureau"]) {
      const at = (version: number) => ({ requestId, version });
      calls.push(
        { openid, call: "request", data: { requestId } },
        { openid, call: "form", data: { requestId } },
        { openid, call: "take", data: at(1) },
        { openid, call: "letGo", data: at(2) },
        { openid, call: "complete", data: { ...at(2), originalsSeen: true } },
        { openid, call: "complete", data: { ...at(4), originalsSeen: true } },
        {
          openid,
          call: "giveBack",
          data: { ...at(2), reason: "照片不清楚", materials: ["身份证"] },
        },
        { openid, call: "refuse", data: { ...at(2), reason: "不在范围", cite: "plan" } },
      );
    }
  }
  const [person] = await world.rows<{ id: string }>(
    "select person_id as id from resident order by random() limit 1",
  );
  const personId = person?.id ?? "";
  calls.push(
    { openid: "o-bureau", call: "person", data: { personId } },
    { openid: "o-town", call: "household", data: { personId, year: YEAR } },
    {
      openid: "o-town",
      call: "sayLeftOut",
      data: { personId, year: YEAR, reason: "army", until: "2023-09-01" },
    },
    {
      openid: "o-town",
      call: "saveContact",
      data: { personId, kind: "phone", value: "12037040011", awayPlace: "东莞市" },
    },
    {
      openid: "o-bureau",
      call: "openWindow",
      data: {
        place: "370481",
        year: YEAR,
        kind: "extension",
        from: "2021-12-11",
        until: "2021-12-31",
        source: "市医保局通知",
      },
    },
    { openid: "o-admin", call: "invite", data: { name: "李新", role: "agent", place: EAST } },
    {
      openid: "o-bureau",
      call: "compareList",
      data: {
        county: "370481",
        year: YEAR,
        text: `姓名,证件类型,证件号码,险种,参保地\n${baogou.father.name},居民身份证,${baogou.father.document.number},职工医保,枣庄市`,
      },
    },
    { openid: "o-auditor", call: "audit", data: { county: "370481" } },
    { openid: "o-auditor", call: "auditCheck", data: { county: "370481" } },
  );
  return calls;
}

/** A family bound in full, so that everything a resident can do has somebody to be done for. */
export async function settleFamily(world: World): Promise<string> {
  const father = world.phone("o-father");
  const member = await bindInFull(world, father, baogou.father);
  await father.bind(baogou.child, { relation: "child" });
  await bindInFull(world, world.phone("o-mother"), baogou.mother);
  return member;
}
