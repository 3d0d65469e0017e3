import { householdOf } from "../../local/demo/rows";
import type { RegisterRow } from "../../core/people";
import type { Services } from "../../server/context";
import { newKey } from "../../server/ids";
import { sealContext } from "../../server/privacy";
import { bindInFull } from "./desk";
import { filingOf, putUp } from "./filing";
import { openRevertible, type Revertible } from "./revertible";
import { staffPhone, type Appointment } from "./worker";
import { startWorld, type Phone, type World } from "./world";

/** A lives where the agent works, B in another town of the county, C in another county. */
export type Letter = "A" | "B" | "C";
export const PLACE: Record<Letter, string> = {
  A: "430623104004",
  B: "430623101208",
  C: "440783106221",
};
export const COUNTY_OF: Record<Letter, string> = { A: "430623", B: "430623", C: "440783" };
export const YEAR = 2022;

/** Everything that a call can be about, of one person. */
export interface Target {
  letter: Letter;
  row: RegisterRow;
  personId: string;
  /** The person's own phone, fully bound, and the member's key there. */
  phone: Phone;
  memberId: string;
  /** Requests that wait: of the person, a refund, and one that the school filed. */
  requestId: string;
  refundId: string;
  schoolsId: string;
  materialId: string;
  /** Of another account that is bound weakly. */
  weakBinding: string;
  faceCode: string;
  findingId: string;
  openingId: string;
  invitationId: string;
  roleId: string;
}

export const ROLES = {
  agent: { role: "agent", place: PLACE.A },
  town: { role: "town", place: "430623104" },
  bureau: { role: "bureau", place: "430623" },
  department: { role: "department", place: "430623", department: "县民政局" },
  tax: { role: "tax", place: "430623" },
  school: { role: "school", place: "430623Z21" },
  auditor: { role: "auditor", place: "430623" },
  admin: { role: "admin", place: "430623" },
  ended: { role: "bureau", place: "430623" },
  expired: { role: "bureau", place: "430623", until: "2021-10-31" },
} as const satisfies Record<string, Appointment>;
export type RoleName = keyof typeof ROLES;

export interface MatrixWorld {
  world: World;
  db: Revertible;
  services: Services;
  targets: Record<Letter, Target>;
  /** Keys of the workers, by role. */
  staffId: Record<RoleName, string>;
  close(): Promise<void>;
}

/** Three people with everything that calls can be about, one worker of each role, and a database that takes attempts back. */
export async function startMatrixWorld(): Promise<MatrixWorld> {
  const world = await startWorld("2021-11-01 09:00:00");
  const people = {
    A: somebody("A", "甲长河", "1982-04-30"),
    B: somebody("B", "乙长河", "1983-05-30"),
    C: somebody("C", "丙长河", "1984-06-30"),
  };
  await world.register(Object.values(people));
  const staffId = {} as Record<RoleName, string>;
  for (const [name, appointment] of Object.entries(ROLES))
    staffId[name as RoleName] = (await world.worker(`o-${name}`, appointment)).staffId;
  await world.rows(
    "update staff_role set ended_at = now(), ended_by = 'test' where staff_id = $1",
    [staffId.ended],
  );
  const targets = {} as Record<Letter, Target>;
  for (const letter of ["A", "B", "C"] as const)
    targets[letter] = await targetOf(world, letter, people[letter], staffId.school);
  const db = await openRevertible(world.database.appUrl);
  return {
    world,
    db,
    services: { ...world.services, db },
    targets,
    staffId,
    async close() {
      await db.close();
      await world.close();
    },
  };
}

function somebody(letter: Letter, name: string, birthDate: string): RegisterRow {
  const book = {
    place: PLACE[letter],
    book: `M-${letter}`,
    division: COUNTY_OF[letter],
    year: YEAR,
  };
  return householdOf(book)(name, "male", birthDate, "户主", {
    phone: `1204306900${letter.charCodeAt(0) - 64}`,
    categories: [{ code: "dibao", from: "2020-01-01", department: "县民政局" }],
    enrolledYears: [YEAR - 1],
    registeredYears: [],
  });
}

async function targetOf(
  world: World,
  letter: Letter,
  row: RegisterRow,
  schoolStaff: string,
): Promise<Target> {
  const phone = world.phone(`o-person-${letter}`);
  const memberId = await bindInFull(world, phone, row);
  const [known] = await world.rows<{ person_id: string }>(
    "select person_id from binding where id = $1",
    [memberId],
  );
  const personId = known?.person_id ?? "";
  const weak = world.phone(`o-weak-${letter}`);
  const weakBinding = await weak.bind(row, { relation: "other" });
  const { code: faceCode } = await weak.get("faceCode", { memberId: weakBinding });
  const requests = await requestsOf(world, { letter, phone, memberId, schoolStaff });
  return {
    letter,
    row,
    personId,
    phone,
    memberId,
    ...requests,
    weakBinding,
    faceCode,
    ...(await rowsAround(world, letter, personId)),
  };
}

/** A change of address that was filed, with a photo; a refund and a student's registration are made after it. */
async function requestsOf(
  world: World,
  {
    letter,
    phone,
    memberId,
    schoolStaff,
  }: { letter: Letter; phone: Phone; memberId: string; schoolStaff: string },
) {
  const filing = await filingOf(world, phone, {
    kind: "change",
    memberId,
    year: YEAR,
    details: { changes: { address: `${letter}号` } },
  });
  const some = filing.materials.length > 0 ? [] : await putUp(world, phone, ["身份证"]);
  const filed = await phone.get("fileRequest", {
    ...filing,
    materials: [...filing.materials, ...some],
  });
  const { requestId } = filed.card;
  const copy = async (kind: string, details: object, filedBy: string | null) => {
    const id = newKey(world.services.now());
    const [row] = await world.rows<{ body_sealed: string }>(
      "select body_sealed from request where id = $1",
      [requestId],
    );
    const { vault } = world.services;
    const body = JSON.parse(
      vault.open(row?.body_sealed ?? "", sealContext.requestBody(requestId)),
    ) as object;
    const sealed = vault.seal(JSON.stringify({ ...body, details }), sealContext.requestBody(id));
    await world.rows(
      `insert into request (county, id, number, kind, state, year, place, person_id, subject_hash, account_id, filed_by,
         body_sealed, last_day, cite, filed_at, due_at)
       select county, $2, number || '-' || $3::text, $3::text, 'submitted', year, place, person_id, subject_hash,
         case when $4::text is null then account_id end, coalesce($4::text, filed_by), $5, last_day, cite, filed_at, due_at
       from request where id = $1`,
      [requestId, id, kind, filedBy, sealed],
    );
    return id;
  };
  return {
    requestId,
    materialId: filed.materials[0]?.materialId ?? "",
    refundId: await copy("refund", { refundReason: "moved-out" }, null),
    schoolsId: await copy("student", { student: { stage: "school" } }, `staff:${schoolStaff}`),
  };
}

/** What desks and administrators have noted around somebody. */
async function rowsAround(world: World, letter: Letter, personId: string) {
  const county = COUNTY_OF[letter];
  const place = PLACE[letter];
  const { now, vault } = world.services;
  const at = now();
  const [findingId, openingId, invitationId] = [newKey(at), newKey(at), newKey(at)];
  const put = (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`);
    const sql = `insert into ${table} (${columns.join(", ")}) values (${places.join(", ")})`;
    return world.rows(sql, Object.values(row));
  };
  await put("finding", {
    county,
    id: findingId,
    key: findingId,
    kind: "permit-expired",
    person_id: personId,
    place,
    year: YEAR,
    detail: {},
    found_at: at,
    state: "open",
  });
  await put("opening", {
    county,
    id: openingId,
    place,
    year: YEAR,
    kind: "extension",
    from_day: "2022-01-01",
    until_day: "2022-01-31",
    source: "某号文件",
    made_by: openingId,
    made_at: at,
  });
  await put("staff_invitation", {
    id: invitationId,
    code_hash: invitationId,
    name_sealed: vault.seal("受邀人", sealContext.invitedName(invitationId)),
    role: "agent",
    place,
    made_by: "command-line",
    made_at: at,
    expires_at: new Date(at.getTime() + 86_400_000),
  });
  await put("school_member", {
    county,
    school: `${county}Z21`,
    person_id: personId,
    class_name: "一班",
    stage: "school",
    listed_at: at,
  });
  await put("contact_way", {
    county,
    person_id: personId,
    kind: "phone",
    value_sealed: vault.seal("13900000000", sealContext.contact(county, personId, "phone")),
    away_place: "东莞市",
    saved_by: "x",
    saved_at: at,
  });
  const other = await world.worker(`o-role-${letter}`, { role: "agent", place });
  const [role] = await world.rows<{ id: string }>("select id from staff_role where staff_id = $1", [
    other.staffId,
  ]);
  return { findingId, openingId, invitationId, roleId: role?.id ?? "" };
}

/** Phones of all who call, by name: the workers, a resident who works for nobody, and somebody whom nobody knows. */
export const callers = (services: Services) => (name: string) =>
  staffPhone(services, name === "resident" ? "o-person-A" : `o-${name}`);

/** An invitation with a code that tests know. */
export const INVITED = "9".repeat(26);
const CODE = "2222-3333-4444-5555";
export const knownCode = ({ vault }: Services) => ({
  code: CODE,
  hash: vault.lookup("invitation", CODE),
});
export const invitedName = ({ vault }: Services): string =>
  vault.seal("受邀人", sealContext.invitedName(INVITED));
