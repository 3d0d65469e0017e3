import type { ResidentRequest } from "../../core/contracts";
import {
  baogou,
  bindFull,
  elsewhere,
  filingOf,
  freshKey,
  startWorld,
  stated,
  strangerOf,
  type Phone,
  type World,
} from "../../test/world";

let world: World;
let phone: Phone;
const members: Record<string, string> = {};

beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register([...Object.values(baogou), ...Object.values(elsewhere)]);
  phone = world.phone("o-family");
  members["baogou"] = await bindFull(world, phone, baogou.father);
  for (const name of ["kaiping", "kaipingPaid", "luyang", "huarong", "mancheng"] as const)
    members[name] = await bindFull(world, phone, elsewhere[name], "other");
});
afterAll(() => world.close());
afterEach(() => world.setNow("2021-11-15 09:00:00"));

type Filing = ResidentRequest<"fileRequest">;
type Asked = Pick<Filing, "kind" | "year"> & Partial<Filing>;

/** Files on a day; the state it came to, or the code of the refusal, with its words. */
async function filed(on: string, asked: Asked): Promise<[string, string]> {
  world.setNow(`${on} 09:00:00`);
  const filing = await filingOf(world, phone, asked);
  const before = await world.counts();
  const answer = await phone.ask("fileRequest", filing);
  if (!answer.ok) {
    expect(await world.counts()).toEqual(before);
    return [answer.error.code, answer.error.message];
  }
  // Each row of a table of cases stands alone.
  await phone.get("withdraw", { requestId: answer.data.card.requestId });
  return [answer.data.card.state, answer.data.card.title];
}

const at = (county: string) => ({ memberId: members[county] ?? "" });
const child = {
  name: "新新",
  documentType: "birth-certificate" as const,
  documentNumber: "T370012345",
  sex: "female" as const,
};

describe("each kind is taken until its own day, and not after it", () => {
  const cases: [string, string, string, string, () => Asked][] = [
    [
      "a newcomer registers in Kaiping (KP-09)",
      "2021-12-25",
      "2021-12-26",
      "12月25日",
      () => ({
        kind: "registration",
        year: 2022,
        place: "440783106221",
        details: { person: strangerOf("440783"), hukou: "local" },
      }),
    ],
    [
      "a change in Kaiping (KP-09)",
      "2021-11-20",
      "2021-11-21",
      "11月20日",
      () => ({
        ...at("kaiping"),
        kind: "change",
        year: 2022,
        details: { changes: { phone: "12044070099".replace("120", "139") } },
      }),
    ],
    [
      "a stop in Kaiping (KP-09)",
      "2021-11-20",
      "2021-11-21",
      "11月20日",
      () => ({ ...at("kaiping"), kind: "stop", year: 2022, details: { stopReason: "employee" } }),
    ],
    [
      "a refund in Kaiping, before the year begins (KP-21)",
      "2021-12-31",
      "2022-01-01",
      "",
      () => ({
        ...at("kaipingPaid"),
        kind: "refund",
        year: 2022,
        details: { refundReason: "moved-out" },
      }),
    ],
    [
      "a newcomer registers in Huarong (HR-04)",
      "2021-12-31",
      "2022-01-01",
      "12月31日",
      () => ({
        kind: "registration",
        year: 2022,
        place: "430623101208",
        details: { person: strangerOf("430623"), hukou: "local" },
      }),
    ],
  ];
  test.each(cases)("%s", async (_, last, next, day, asked) => {
    expect((await filed(last, asked()))[0]).toBe("submitted");
    const [code, message] = await filed(next, asked());
    expect(code).toBe("too-late");
    expect(message).toContain(day);
    expect(message).toMatch(/（.+）/);
  });

  test("where the plan lets people in later at another price, later is not too late (BG-07, MC-10)", async () => {
    const asked = (place: string, year: number): Asked => ({
      kind: "registration",
      year,
      place,
      details: { person: strangerOf(place.slice(0, 6)), hukou: "local" },
    });
    expect((await filed("2021-12-11", asked("370481108200", 2022)))[0]).toBe("submitted");
    expect((await filed("2022-12-26", asked("130607100", 2023)))[0]).toBe("submitted");
  });

  test("before the plan opens it is too early, and the day is told", async () => {
    const asked = {
      kind: "registration" as const,
      year: 2022,
      place: "440783106221",
      details: { person: strangerOf("440783"), hukou: "local" as const },
    };
    const [code, message] = await filed("2021-09-30", asked);
    expect([code, message]).toEqual(["not-open-yet", expect.stringContaining("10月1日")]);
  });
});

describe("kinds", () => {
  test("a newborn comes in through the parent, in their place, with the certificate (HR-05)", async () => {
    const parentMemberId = members["huarong"] ?? "";
    world.setNow("2022-03-20 09:00:00");
    const filing = await filingOf(world, phone, {
      kind: "newborn",
      year: 2022,
      event: { kind: "newborn", on: "2022-03-01" },
      details: {
        person: {
          name: "刘小湘",
          documentType: "birth-certificate",
          documentNumber: "V430012345",
          sex: "female",
        },
        parentMemberId,
        relationToHead: "女",
        hukou: "local",
      },
    });
    const view = await phone.get("fileRequest", filing);
    expect(view.card).toMatchObject({
      kind: "newborn",
      name: "刘小湘",
      place: { code: "430623101208" },
      state: "submitted",
    });
    const [row] = await world.rows<{ person_id: string | null; event_on: string }>(
      "select person_id, event_on::text from request where id = $1",
      [view.card.requestId],
    );
    expect(row).toEqual({ person_id: null, event_on: "2022-03-01" });
  });

  test("a permit, a pupil, a correction, a number that is not needed, a refund before anything was paid", async () => {
    const permit = await filed("2021-11-15", {
      kind: "permit",
      year: 2022,
      place: "440783106221",
      details: {
        person: strangerOf("430623"),
        hukou: "elsewhere",
        permit: { issuedOn: "2020-01-01", until: "2022-12-31" },
      },
    });
    expect(permit).toEqual(["submitted", "居住证参保"]);
    const pupil = await filed("2021-11-15", {
      kind: "student",
      year: 2022,
      place: "370481108200",
      details: {
        person: strangerOf("430623", "2004-05-05"),
        hukou: "elsewhere",
        student: { stage: "vocational" },
      },
    });
    expect(pupil).toEqual(["submitted", "学生参保"]);
    const correction = await filed("2021-11-15", {
      ...at("baogou"),
      kind: "correction",
      year: 2022,
      details: { person: stated(baogou.father, { name: "张建钧" }) },
    });
    expect(correction).toEqual(["submitted", "更正姓名或证件"]);
    const refund = await filed("2021-11-15", {
      ...at("baogou"),
      kind: "refund",
      year: 2022,
      details: { refundReason: "paid-twice" },
    });
    expect(refund[0]).toBe("stands-against");
  });

  test("who is registered already need not register once more", async () => {
    const [code] = await filed("2021-11-15", {
      ...at("baogou"),
      kind: "registration",
      year: 2022,
      details: {},
    });
    expect(code).toBe("stands-against");
  });
});

describe("what is stated", () => {
  const asked = (details: Filing["details"], more: Partial<Filing> = {}): Asked => ({
    kind: "registration",
    year: 2022,
    place: "370481108200",
    details,
    ...more,
  });
  test.each<[string, () => Asked, string, string]>([
    ["nobody", () => asked({}), "bad-request", "details.person"],
    [
      "a number with a wrong check digit",
      () =>
        asked({
          hukou: "local",
          person: {
            ...strangerOf(),
            documentNumber: strangerOf().documentNumber.replace(/.$/, (last) =>
              last === "1" ? "2" : "1",
            ),
          },
        }),
      "bad-document",
      "details.person",
    ],
    ["no hukou", () => asked({ person: strangerOf() }), "bad-request", "details.hukou"],
    [
      "a county instead of a village",
      () => asked({ person: strangerOf(), hukou: "local" }, { place: "370481" }),
      "bad-request",
      "place",
    ],
    [
      "a place that does not exist",
      () => asked({ person: strangerOf(), hukou: "local" }, { place: "370481999" }),
      "bad-request",
      "place",
    ],
    [
      "an event of the future",
      () =>
        asked(
          { person: strangerOf(), hukou: "local" },
          { kind: "moved-in", event: { kind: "moved-in", on: "2021-12-31" } },
        ),
      "bad-request",
      "event.on",
    ],
  ])("%s is refused where it is wrong", async (_, make, code, path) => {
    const before = await world.counts();
    const answer = await phone.ask("fileRequest", {
      requestKey: freshKey(),
      details: {},
      ...make(),
      materials: [],
      consent: true,
    });
    expect(answer).toMatchObject({ ok: false, error: { code } });
    if (!answer.ok) expect(answer.error.path).toContain(path);
    expect(await world.counts()).toEqual(before);
  });

  test("consent has to be given", async () => {
    const filing = {
      ...(await filingOf(world, phone, asked({}))),
      consent: false as unknown as true,
    };
    expect(await phone.refused("fileRequest", filing)).toBe("bad-request");
  });
});

describe("who may ask for what", () => {
  test.each(["change", "stop", "refund", "correction"] as const)(
    "%s needs a full binding, and is not for strangers",
    async (kind) => {
      const weak = world.phone(`o-weak-${kind}`);
      const memberId = await weak.bind(baogou.mother);
      const details = {
        change: { changes: { address: "东村1号" } },
        stop: { stopReason: "own-wish" as const },
        refund: { refundReason: "overpaid" as const },
        correction: { person: stated(baogou.mother) },
      }[kind];
      const filing = {
        requestKey: freshKey(),
        kind,
        year: 2022,
        details,
        materials: [],
        consent: true as const,
      };
      expect(await weak.refused("fileRequest", { ...filing, memberId })).toBe("needs-confirmation");
      expect(await weak.refused("fileRequest", { ...filing, place: "370481108200" })).toBe(
        "bad-request",
      );
      expect(
        await weak.refused("fileRequest", { ...filing, memberId: members["baogou"] ?? "" }),
      ).toBe("not-bound");
    },
  );

  test("a child is put into nobody's household by name and number alone", async () => {
    const weak = world.phone("o-weak-parent");
    const parentMemberId = await weak.bind(baogou.mother);
    const answer = await weak.ask("fileRequest", {
      requestKey: freshKey(),
      kind: "newborn",
      year: 2022,
      event: { kind: "newborn", on: "2021-11-01" },
      details: { person: child, parentMemberId, hukou: "local" },
      materials: [],
      consent: true,
    });
    expect(answer).toMatchObject({ ok: false, error: { code: "needs-confirmation" } });
  });

  test("what is registered in one county is changed there and nowhere else", async () => {
    const answer = await phone.ask("fileRequest", {
      ...at("baogou"),
      requestKey: freshKey(),
      kind: "stop",
      year: 2022,
      place: "440783106221",
      details: { stopReason: "own-wish" },
      materials: [],
      consent: true,
    });
    expect(answer).toMatchObject({ ok: false, error: { code: "bad-request", path: "place" } });
  });
});
