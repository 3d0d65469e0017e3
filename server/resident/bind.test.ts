import { householdOf } from "../../local/demo/rows";
import { baogou, openOrderFor, startWorld, type Phone, type World } from "../../test/world";

let world: World;
let phone: Phone;

beforeEach(async () => {
  world = await startWorld("2021-11-15 09:00:00", 6);
  await world.register(Object.values(baogou));
  phone = world.phone("o-father");
});
afterEach(() => world.close());

const asked = (row: { name: string; document: { number: string } }, more: object = {}) => ({
  name: row.name,
  documentType: "resident-id" as const,
  documentNumber: row.document.number,
  relation: "other" as const,
  ...more,
});
const wrongDigit = (number: string) => number.slice(0, 17) + (number.endsWith("1") ? "2" : "1");
/** A sound number that no register knows. */
const nobody = householdOf({ place: "370481108200", book: "X", division: "370481", year: 2022 })(
  "查无此人",
  "male",
  "1970-07-07",
  "户主",
);

describe("binding by name and number", () => {
  test("bad-document: a wrong check digit is refused before anything is looked up or written", async () => {
    await phone.get("home");
    const before = await world.counts();
    const request = asked(baogou.father, {
      documentNumber: wrongDigit(baogou.father.document.number),
    });
    const answer = await phone.ask("bind", request);
    expect(answer).toMatchObject({
      ok: false,
      error: {
        code: "bad-document",
        path: "documentNumber",
        message: expect.stringMatching(/[一-龥]/) as string,
      },
    });
    expect(JSON.stringify(answer)).not.toContain(request.documentNumber);
    expect(await world.counts()).toEqual(before);
  });

  test("no-match: a wrong name and an unknown number are answered alike, and only the try is written", async () => {
    await phone.get("home");
    const before = await world.counts();
    const wrongName = await phone.ask("bind", asked(baogou.father, { name: "张建民" }));
    const unknown = await phone.ask("bind", asked(nobody));
    expect(wrongName).toEqual(unknown);
    expect(wrongName).toMatchObject({ ok: false, error: { code: "no-match" } });
    expect(await world.counts()).toEqual({
      ...before,
      binding_try: (before["binding_try"] ?? 0) + 2,
    });
  });

  test("a 15-digit number, small x and blanks in the name lead to the same person", async () => {
    const { number } = baogou.father.document;
    const fifteen = number.slice(0, 6) + number.slice(8, 17);
    const { member } = await phone.get(
      "bind",
      asked(baogou.father, { documentNumber: fifteen, name: "张 建军" }),
    );
    expect(member).toMatchObject({ name: "张建军", binding: "weak" });
    expect(member.documentMasked).not.toContain(number.slice(6, 14));
  });

  test("already-bound", async () => {
    await phone.bind(baogou.father);
    expect(await phone.refused("bind", asked(baogou.father))).toBe("already-bound");
  });

  test("two binds of one person at once make one binding", async () => {
    const answers = await Promise.all([1, 2].map(() => phone.ask("bind", asked(baogou.father))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.counts()).toMatchObject({ binding: 1 });
  });

  test("unbound and bound again is a new member", async () => {
    const first = await phone.bind(baogou.father);
    await phone.get("unbind", { memberId: first });
    expect((await phone.get("home")).members).toEqual([]);
    expect(await phone.refused("member", { memberId: first })).toBe("not-bound");
    expect(await phone.bind(baogou.father)).not.toBe(first);
  });
});

describe("tries are limited", () => {
  test("too-many-tries: by one phone, the right data included, until a day has passed", async () => {
    for (let i = 0; i < 5; i += 1)
      expect(
        await phone.refused("bind", asked(baogou.father, { name: `猜${"甲乙丙丁戊"[i]}` })),
      ).toBe("no-match");
    const before = await world.counts();
    expect(await phone.refused("bind", asked(baogou.mother))).toBe("too-many-tries");
    expect(await world.counts()).toEqual(before);
    world.setNow("2021-11-16 09:01:00");
    expect((await phone.get("bind", asked(baogou.mother))).member.name).toBe("李娟");
  });

  test("too-many-tries: about one person, by many phones, whether or not the person is known", async () => {
    for (const target of [baogou.father, nobody]) {
      for (let i = 0; i < 10; i += 1) {
        const other = world.phone(`o-guesser-${target.name}-${i}`);
        expect(await other.refused("bind", asked(target, { name: "猜一个" }))).toBe("no-match");
      }
      expect(await world.phone("o-last").refused("bind", asked(target))).toBe("too-many-tries");
    }
  });

  test("twelve tries at once do not slip under the limit", async () => {
    await phone.get("home");
    const codes = await Promise.all(
      Array.from({ length: 12 }, () =>
        phone.refused("bind", asked(baogou.father, { name: "猜一个" })),
      ),
    );
    expect(codes.filter((code) => code === "no-match")).toHaveLength(5);
    expect(codes.filter((code) => code === "too-many-tries")).toHaveLength(7);
  });
});

describe("full binding", () => {
  test("the registered phone confirms; another one does not, and is counted", async () => {
    const memberId = await phone.bind(baogou.father, { relation: "self" });
    world.wechat.phonesByCode.set("other-phone", "12099999999");
    world.wechat.phonesByCode.set("right-phone", baogou.father.phone!);
    expect(await phone.refused("confirm", { memberId, phoneCode: "other-phone" })).toBe("no-match");
    expect(await phone.refused("confirm", { memberId, phoneCode: "made-up" })).toBe("bad-request");
    const { member } = await phone.get("confirm", { memberId, phoneCode: "right-phone" });
    expect(member.binding).toBe("full");
  });

  test("no registered phone is answered like a wrong one", async () => {
    const memberId = await phone.bind(baogou.grandfather);
    world.wechat.phonesByCode.set("code", "12099999999");
    expect(await phone.refused("confirm", { memberId, phoneCode: "code" })).toBe("no-match");
  });

  test("confirming is limited too", async () => {
    const memberId = await phone.bind(baogou.father);
    world.wechat.phonesByCode.set("code", "12099999999");
    world.wechat.phonesByCode.set("right", baogou.father.phone!);
    for (let i = 0; i < 5; i += 1) await phone.refused("confirm", { memberId, phoneCode: "code" });
    expect(await phone.refused("confirm", { memberId, phoneCode: "right" })).toBe("too-many-tries");
  });

  test("a child under 14 needs the guardian's own consent", async () => {
    const answer = await phone.ask("bind", asked(baogou.child, { relation: "child" }));
    expect(answer).toMatchObject({
      ok: false,
      error: { code: "needs-confirmation", path: "guardianConsent" },
    });
    const { member } = await phone.get(
      "bind",
      asked(baogou.child, { relation: "child", guardianConsent: true }),
    );
    expect(member.binding).toBe("weak");
  });

  test("a guardian in the same household, fully bound to themselves, is fully bound to the child", async () => {
    const memberId = await phone.bind(baogou.father, { relation: "self" });
    world.wechat.phonesByCode.set("right", baogou.father.phone!);
    await phone.get("confirm", { memberId, phoneCode: "right" });
    const { member } = await phone.get(
      "bind",
      asked(baogou.child, { relation: "child", guardianConsent: true }),
    );
    expect(member.binding).toBe("full");
    const elder = await phone.get("bind", asked(baogou.grandmother, { relation: "parent" }));
    expect(elder.member.binding).toBe("weak");
  });

  test("those who are bound already are told of a new binding; the new one is not told of them", async () => {
    await phone.bind(baogou.father, { relation: "self" });
    const other = world.phone("o-mother");
    await other.bind(baogou.father, { relation: "spouse" });
    const { notices } = await phone.get("home");
    expect(notices).toEqual([
      expect.objectContaining({
        text: expect.stringContaining("有另一个微信绑定了张建军") as string,
      }),
    ]);
    expect((await other.get("home")).notices).toEqual([]);
  });
});

describe("what a weak binding shows", () => {
  const weakAndFull = async () => {
    const weakId = await phone.bind(baogou.disabled);
    const full = world.phone("o-brother");
    const fullId = await full.bind(baogou.disabled);
    await world.rows("update binding set level = 'full', method = 'staff' where id = $1", [fullId]);
    return { weakId, full, fullId };
  };

  test("what is owed and by when, but no class, payer or reason; steps still add up", async () => {
    const { weakId, full, fullId } = await weakAndFull();
    const weak = await phone.get("member", { memberId: weakId });
    const whole = await full.get("member", { memberId: fullId });
    expect(JSON.stringify(whole.quote)).toContain("残疾");
    expect(JSON.stringify(weak)).not.toMatch(/残疾|市财政/);
    expect(weak.quote).toMatchObject({ redacted: true, due: 0, unused: [] });
    expect(weak.quote.lines[0]).toMatchObject({ aid: [], aidTotal: 32_000 });
    const sum = (steps: { fen?: number | undefined }[]) =>
      steps.reduce((total, { fen = 0 }) => total + fen, 0);
    expect(sum(weak.quote.because)).toBe(whole.quote.due);
    expect(sum(whole.quote.because)).toBe(whole.quote.due);
  });

  test("of an aid by age as well: one step says that there is a subsidy, and none says which", async () => {
    const memberId = await phone.bind(baogou.grandmother);
    const { quote } = await phone.get("member", { memberId });
    const told = quote.because.filter(({ topic }) => topic === "aid" || topic === "class");
    expect(told).toEqual([
      expect.objectContaining({
        fen: -16_000,
        text: expect.stringContaining("有一项资助适用") as string,
      }),
    ]);
  });

  test("that somebody paid, but not when, nor by whom; vouchers only of one's own payments", async () => {
    const weakId = await phone.bind(baogou.mother);
    const payer = world.phone("o-mother");
    const own = await payer.bind(baogou.mother, { relation: "self" });
    const order = await openOrderFor(payer, [own]);
    world.wechat.pay(order.outTradeNo, world.services.now());
    const paid = await payer.get("orderStatus", { orderId: order.orderId });
    const voucherId = paid.items[0]?.voucherId ?? "";
    const seen = await phone.get("member", { memberId: weakId });
    expect(seen.member.years[0]).toMatchObject({ headline: "已缴费", voucherId: null });
    expect(seen.progress.find(({ state }) => state === "paid")).toMatchObject({ at: null });
    expect(await phone.refused("voucher", { voucherId })).toBe("not-found");
    expect(await phone.get("history")).toEqual({ orders: [], byOthers: [] });
    // The payer is only weakly bound as well: their own payment they see, the aid they do not.
    const voucher = await payer.get("voucher", { voucherId });
    expect(voucher).toMatchObject({ amount: 32_000, standard: null, aidTotal: null });
    expect(voucher.documentMasked).toMatch(/^370\*+..$/);
    world.wechat.phonesByCode.set("right", baogou.mother.phone!);
    await phone.get("confirm", { memberId: weakId, phoneCode: "right" });
    expect((await phone.get("history")).byOthers).toEqual([
      expect.objectContaining({ voucherId, name: "李娟", amount: 32_000 }),
    ]);
    expect(await phone.get("voucher", { voucherId })).toMatchObject({
      standard: 32_000,
      aidTotal: 0,
    });
  });

  test("the resident's own word counts where a plan asks for it, and only there", async () => {
    const luyang = householdOf({ place: "340103", book: "T-3", division: "340103", year: 2023 });
    const worker = luyang("周强", "male", "1985-08-08", "户主", {
      facts: { returningMigrantWorker: null },
    });
    await world.register([worker]);
    world.setNow("2023-02-10 09:00:00");
    const memberId = await phone.bind(worker);
    const before = await phone.get("member", { memberId, year: 2023 });
    expect(before.quote.outcome).not.toBe("payable");
    expect(before.quote.questions).toContainEqual(
      expect.objectContaining({ fact: "returningMigrantWorker", selfDeclared: true }),
    );
    const after = await phone.get("declare", {
      memberId,
      year: 2023,
      answers: { returningMigrantWorker: true },
    });
    expect(after.quote).toMatchObject({ outcome: "payable", window: { closes: "2023-02-28" } });
    expect(before.declared.returningMigrantWorker).toBeNull();
    expect(after.declared.returningMigrantWorker).toBe(true);
    // A wrong tap must not stand for ever.
    const again = await phone.get("declare", {
      memberId,
      year: 2023,
      answers: { returningMigrantWorker: false },
    });
    expect(again.declared.returningMigrantWorker).toBe(false);
    expect(again.quote.outcome).toBe("ask");
  });
});
