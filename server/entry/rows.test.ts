import type { RequestDetails, RequestEvent, RequestKind } from "../../core/contracts";
import { householdOf, inventedId, inventedPhone } from "../../local/demo/rows";
import {
  bindInFull,
  completedBy,
  filingOf,
  startWorld,
  type Phone,
  type Worker,
  type World,
} from "../../test/world";

/**
 * Rows of the five plans about coming in, each once from a phone to the desk and back: what is asked for, completed by a worker of the town,
 * and what the family then sees that they owe and from when it counts. Days before and after each deadline stand in core/enrolment.
 */

interface Place {
  county: string;
  town: string;
  village: string;
  year: number;
}

const KP: Place = { county: "440783", town: "440783106", village: "440783106221", year: 2022 };
const LY: Place = { county: "340103", town: "340103200", village: "340103200201", year: 2023 };
const BG: Place = { county: "370481", town: "370481108", village: "370481108200", year: 2022 };
const HR: Place = { county: "430623", town: "430623101", village: "430623101208", year: 2022 };
const MC: Place = { county: "130607", town: "130607101", village: "130607101201", year: 2023 };

interface Case {
  rows: string;
  place: Place;
  at: string;
  kind: RequestKind;
  event?: RequestEvent;
  /** Whom it is about; a child is born to the family. */
  who: "child" | "newcomer";
  born: string;
  details?: RequestDetails;
  year?: number;
  outcome: string;
  /** Yuan, and the first day of benefits where the plan gives it. */
  owes: number | null;
  from?: string;
}

const CASES: Case[] = [
  {
    rows: "KP-03 KP-20: a local newborn within six months, from birth",
    place: KP,
    at: "2022-03-10 10:00:00",
    kind: "newborn",
    event: { kind: "newborn", on: "2022-02-20" },
    who: "child",
    born: "2022-02-20",
    outcome: "payable",
    owes: 376,
    from: "2022-02-20",
  },
  {
    rows: "KP-03 KP-18 KP-19: discharged this year, the whole year's fee, from the next month",
    place: KP,
    at: "2022-03-10 10:00:00",
    kind: "midyear",
    event: { kind: "discharged-soldier", on: "2022-02-01" },
    who: "newcomer",
    born: "1999-05-05",
    outcome: "payable",
    owes: 376,
    from: "2022-04-01",
  },
  {
    rows: "KP-03 KP-18: released this year",
    place: KP,
    at: "2022-03-10 10:00:00",
    kind: "midyear",
    event: { kind: "released", on: "2022-02-01" },
    who: "newcomer",
    born: "1985-05-05",
    outcome: "payable",
    owes: 376,
    from: "2022-04-01",
  },
  {
    rows: "KP-03 KP-18: the household register was moved here this year",
    place: KP,
    at: "2022-03-10 10:00:00",
    kind: "moved-in",
    event: { kind: "moved-in", on: "2022-02-01" },
    who: "newcomer",
    born: "1979-05-05",
    outcome: "payable",
    owes: 376,
    from: "2022-04-01",
  },
  {
    rows: "KP-03 KP-15 KP-18: this year's residence permit",
    place: KP,
    at: "2022-03-10 10:00:00",
    kind: "permit",
    who: "newcomer",
    born: "1988-05-05",
    details: { hukou: "elsewhere", permit: { issuedOn: "2022-02-01", until: "2023-02-01" } },
    outcome: "payable",
    owes: 376,
    from: "2022-04-01",
  },
  {
    rows: "KP-02 KP-09: a first-timer in the window",
    place: KP,
    at: "2021-11-10 10:00:00",
    kind: "registration",
    who: "newcomer",
    born: "1990-05-05",
    outcome: "payable",
    owes: 376,
    from: "2022-01-01",
  },
  {
    rows: "KP-02 KP-15: a holder of a valid permit, in the window",
    place: KP,
    at: "2021-11-10 10:00:00",
    kind: "permit",
    who: "newcomer",
    born: "1991-05-05",
    details: { hukou: "elsewhere", permit: { issuedOn: "2021-03-01", until: "2022-09-01" } },
    outcome: "payable",
    owes: 376,
    from: "2022-01-01",
  },
  {
    rows: "LY-08: a new resident registers with name, number, address and phone",
    place: LY,
    at: "2022-10-18 10:00:00",
    kind: "registration",
    who: "newcomer",
    born: "1992-05-05",
    outcome: "payable",
    owes: 350,
    from: "2023-01-01",
  },
  {
    rows: "LY-09: a newborn for the next year",
    place: LY,
    at: "2022-10-18 10:00:00",
    kind: "newborn",
    event: { kind: "newborn", on: "2022-10-01" },
    who: "child",
    born: "2022-10-01",
    outcome: "payable",
    owes: 350,
    from: "2023-01-01",
  },
  {
    rows: "LY-05: moved here, registers first and pays then",
    place: LY,
    at: "2022-10-18 10:00:00",
    kind: "moved-in",
    event: { kind: "moved-in", on: "2022-09-20" },
    who: "newcomer",
    born: "1982-05-05",
    outcome: "payable",
    owes: 350,
    from: "2023-01-01",
  },
  {
    rows: "BG-09: a newborn registers at the hall, and can be paid for after it",
    place: BG,
    at: "2021-11-15 10:00:00",
    kind: "newborn",
    event: { kind: "newborn", on: "2021-11-01" },
    who: "child",
    born: "2021-11-01",
    outcome: "payable",
    owes: 320,
  },
  {
    rows: "BG-08 BG-09: a first-timer registers at the hall, and can pay after it",
    place: BG,
    at: "2021-11-15 10:00:00",
    kind: "registration",
    who: "newcomer",
    born: "1993-05-05",
    outcome: "payable",
    owes: 320,
    from: "2022-01-01",
  },
  {
    rows: "HR-05: a newborn within 90 days, from birth, at the personal rate",
    place: HR,
    at: "2022-03-15 10:00:00",
    kind: "newborn",
    event: { kind: "newborn", on: "2022-01-20" },
    who: "child",
    born: "2022-01-20",
    outcome: "payable",
    owes: 320,
    from: "2022-01-20",
  },
  {
    rows: "HR-06: a child that a welfare home took in, any time, from the day of entry",
    place: HR,
    at: "2022-05-15 10:00:00",
    kind: "midyear",
    event: { kind: "welfare-home", on: "2022-05-01" },
    who: "newcomer",
    born: "2015-05-05",
    outcome: "payable",
    owes: 320,
    from: "2022-05-01",
  },
  {
    rows: "HR-07: the job ended less than 90 days ago, from the lapse",
    place: HR,
    at: "2022-03-15 10:00:00",
    kind: "midyear",
    event: { kind: "unemployed", on: "2022-02-10" },
    who: "newcomer",
    born: "1986-05-05",
    details: { employeeInsurance: { endedOn: "2022-02-10" } },
    outcome: "payable",
    owes: 320,
    from: "2022-02-10",
  },
  {
    rows: "HR-02 HR-13: new people give their data first, in the window",
    place: HR,
    at: "2021-10-20 10:00:00",
    kind: "registration",
    who: "newcomer",
    born: "1994-05-05",
    outcome: "payable",
    owes: 320,
    from: "2022-01-01",
  },
  {
    rows: "HR-09: moved in during the year: the whole standard, of which the plan leaves the fiscal part open",
    place: HR,
    at: "2022-03-15 10:00:00",
    kind: "moved-in",
    event: { kind: "moved-in", on: "2022-02-15" },
    who: "newcomer",
    born: "1987-05-05",
    outcome: "ask",
    owes: null,
  },
  {
    rows: "MC-04: entered on the spot, in the window",
    place: MC,
    at: "2022-11-10 10:00:00",
    kind: "registration",
    who: "newcomer",
    born: "1995-05-05",
    outcome: "payable",
    owes: 350,
    from: "2023-01-01",
  },
  {
    rows: "MC-16: a newborn within 180 days, from birth",
    place: MC,
    at: "2023-03-10 10:00:00",
    kind: "newborn",
    event: { kind: "newborn", on: "2023-01-18" },
    who: "child",
    born: "2023-01-18",
    outcome: "payable",
    owes: 350,
    from: "2023-01-18",
  },
];

let world: World;
beforeAll(async () => {
  world = await startWorld("2021-08-02 09:00:00");
  for (const [index, place] of [KP, LY, BG, HR, MC].entries()) {
    const home = householdOf({
      place: place.village,
      book: `${place.county}-1`,
      division: place.county,
      year: place.year,
    });
    await world.register([
      home("方大山", "male", "1984-06-06", "户主", { phone: inventedPhone("4407", 9_000 + index) }),
    ]);
  }
});
afterAll(() => world.close());

let serial = 0;

/** The head of the place's household, bound in full by a phone of the case's own. */
async function family({ county }: Place): Promise<{ phone: Phone; memberId: string }> {
  const [row] = await world.rows<{ facts: object }>(
    "select facts from resident where county = $1",
    [county],
  );
  if (!row) throw new Error("nobody lives there");
  const index = [KP, LY, BG, HR, MC].findIndex((one) => one.county === county);
  const phone = world.phone(`o-family-${String((serial += 1))}`);
  const place = [KP, LY, BG, HR, MC][index] ?? KP;
  const home = householdOf({
    place: place.village,
    book: `${county}-1`,
    division: county,
    year: place.year,
  });
  const head = home("方大山", "male", "1984-06-06", "户主", {
    phone: inventedPhone("4407", 9_000 + index),
  });
  return { phone, memberId: await bindInFull(world, phone, head) };
}

function statedOf({ who, born, place, rows }: Case): RequestDetails["person"] {
  const letter = "ABCDEFGHJK".charAt(rows.length % 10);
  return who === "child"
    ? {
        name: "方小宝",
        documentType: "birth-certificate",
        documentNumber: `${letter}${String(440_000_000 + (serial += 1))}`,
        sex: "female",
      }
    : {
        name: "陈新来",
        documentType: "resident-id",
        documentNumber: inventedId(place.county, born, "male", 2),
        phone: inventedPhone("4408", (serial += 1)),
        address: "村东头三号",
      };
}

async function asked(one: Case): Promise<{ phone: Phone; requestId: string }> {
  const { kind, event, place, who, details = {}, year = place.year } = one;
  const { phone, memberId } =
    who === "child"
      ? await family(place)
      : { phone: world.phone(`o-new-${String((serial += 1))}`), memberId: undefined };
  const filing = await filingOf(world, phone, {
    kind,
    year,
    place: place.village,
    ...(event && { event }),
    details: {
      hukou: "local",
      ...details,
      person: statedOf(one),
      ...(memberId !== undefined && { parentMemberId: memberId }),
    },
  });
  const { card } = await phone.get("fileRequest", filing);
  return { phone, requestId: card.requestId };
}

const workers = new Map<string, Worker>();
async function townOf({ town }: Place): Promise<Worker> {
  const known =
    workers.get(town) ?? (await world.worker(`o-${town}`, { role: "town", place: town }));
  workers.set(town, known);
  return known;
}

test.each(CASES.map((one) => [one.rows, one] as const))("%s", async (_, one) => {
  world.setNow(one.at);
  const { phone, requestId } = await asked(one);
  await completedBy(await townOf(one.place), requestId);
  const { outcome, card } = await phone.get("request", { requestId });
  expect(card.state).toBe("completed");
  const { quote, progress } = await phone.get("member", {
    memberId: outcome?.memberId ?? "",
    year: one.year ?? one.place.year,
  });
  expect([quote.outcome, quote.due]).toEqual([
    one.outcome,
    one.owes === null ? null : one.owes * 100,
  ]);
  if (one.from !== undefined) expect(quote.benefit?.from).toBe(one.from);
  expect(progress[0]).toMatchObject({ state: "registered", at: expect.any(String) as string });
});

test("KP-23 BG-10: whoever is in employee insurance is refused when they ask, with the clause", async () => {
  world.setNow("2021-11-15 10:00:00");
  const one: Case = {
    rows: "employed",
    place: BG,
    at: "",
    kind: "registration",
    who: "newcomer",
    born: "1989-05-05",
    details: { employeeInsurance: "active" },
    outcome: "",
    owes: null,
  };
  const answer = await asked(one).then(
    ({ requestId }) => requestId,
    (error: unknown) => String(error),
  );
  expect(answer).toContain("职工");
});
