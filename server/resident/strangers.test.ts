import { householdOf, inventedId, NEWCOMER } from "../../local/demo/rows";
import { baogou, filingOf, startWorld, stated, type Phone, type World } from "../../test/world";

let world: World;
beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
});
afterAll(() => world.close());

const newcomerOf = householdOf({
  place: "370481108201",
  book: "T-9",
  division: "370481",
  year: 2022,
});

describe("nobody feels for numbers", () => {
  const file = async (who: Phone, person: ReturnType<typeof stated>) =>
    who.ask(
      "fileRequest",
      await filingOf(world, who, {
        kind: "registration",
        year: 2022,
        place: "370481108200",
        details: { person, hukou: "local" },
      }),
    );

  test("a filing for somebody of the register and for nobody is answered alike, to the sign", async () => {
    const curious = world.phone("o-curious");
    const known = newcomerOf("郑已在", "male", "1977-07-07", "户主", NEWCOMER);
    await world.register([known]);
    const answers = [
      await file(curious, stated(known)),
      await file(
        curious,
        stated(known, {
          name: "不是他",
          documentNumber: inventedId("370481", "1977-07-07", "male", 3),
        }),
      ),
      await file(curious, stated(baogou.grandfather)),
    ];
    const shape = answers.map((answer) => {
      if (!answer.ok) return answer.error;
      const { card, materials, wanted, steps, next, can, outcome } = answer.data;
      const { kind, title, state, stateText, filedAt, dueAt } = card;
      const seen = {
        kind,
        title,
        state,
        stateText,
        filedAt,
        dueAt,
        wanted,
        steps,
        next,
        can,
        outcome,
      };
      return JSON.stringify({ ...seen, materials: materials.length });
    });
    expect(shape.slice(1)).toEqual([shape[0], shape[0]]);
    const rows = await world.rows<{ person_id: string | null }>(
      "select person_id from request where account_id = (select id from account where openid = 'o-curious')",
    );
    expect(rows.every(({ person_id }) => person_id === null)).toBe(true);
  });

  test("one request of a kind for a person and year, whoever files it; who meets others is stopped", async () => {
    const person = stated(newcomerOf("赵重复", "female", "1993-03-03", "户主"));
    const first = world.phone("o-first");
    const second = world.phone("o-second");
    expect((await file(first, person)).ok).toBe(true);
    const met = [];
    for (let i = 0; i < 5; i += 1) {
      const answer = await file(second, person);
      met.push(answer.ok ? "filed" : answer.error.code);
    }
    expect(met).toEqual([
      "request-live",
      "request-live",
      "request-live",
      "too-many-tries",
      "too-many-tries",
    ]);
  });

  test("an account files for so many strangers a day, and for so many requests in all", async () => {
    const busy = world.phone("o-busy");
    const codes: string[] = [];
    for (let i = 0; i < 7; i += 1) {
      const answer = await file(
        busy,
        stated(newcomerOf("钱多多", "male", `1980-02-${10 + i}`, "户主")),
      );
      codes.push(answer.ok ? "filed" : answer.error.code);
    }
    expect(codes).toEqual([...Array<string>(6).fill("filed"), "too-many-tries"]);
    world.setNow("2021-11-16 09:00:01");
    expect((await file(busy, stated(newcomerOf("钱又来", "male", "1981-01-01", "户主")))).ok).toBe(
      true,
    );
  });
});
