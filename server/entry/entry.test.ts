import {
  resident,
  type ResidentCall,
  type ResidentReply,
  type ResidentRequest,
} from "../../core/contracts";
import {
  baogou,
  bindFull,
  filingOf,
  openOrderFor,
  startWorld,
  strangerOf,
  type World,
} from "../../test/world";
import {
  clockOf,
  EnvironmentError,
  serveClock,
  servePaymentResult,
  serveResident,
  type Arrival,
} from ".";

let world: World;
beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
});
afterAll(() => world.close());

const from = (source: Arrival["caller"]["source"], openid?: string): Arrival => ({
  caller: { source, openid },
  services: () => world.services,
});

describe("who may call", () => {
  const nothing: Arrival = {
    caller: { source: undefined, openid: undefined },
    services: () => {
      throw new Error("services were made for a stranger");
    },
  };
  const stranger = (source: Arrival["caller"]["source"]): Arrival => ({
    ...nothing,
    caller: { source, openid: "o-stranger" },
  });

  test.each(["payment", "timer", "http", undefined] as const)(
    "resident refuses %s",
    async (source) => {
      expect(await serveResident({ call: "home" }, stranger(source))).toMatchObject({
        ok: false,
        error: { code: "not-allowed" },
      });
    },
  );
  test("resident refuses a call without an OPENID", async () => {
    expect(await serveResident({ call: "home" }, from("client"))).toMatchObject({
      error: { code: "not-allowed" },
    });
  });
  test.each(["client", "timer", "http", undefined] as const)(
    "payment-result refuses %s",
    async (source) => {
      expect(await servePaymentResult({ outTradeNo: "x" }, stranger(source))).toMatchObject({
        ok: false,
        error: { code: "not-allowed" },
      });
    },
  );
  test.each(["client", "payment", "http", undefined] as const)(
    "clock refuses %s",
    async (source) => {
      expect(await serveClock({}, stranger(source))).toMatchObject({
        ok: false,
        error: { code: "not-allowed" },
      });
    },
  );

  test("payment-result called from a phone for a real order: refused, and nothing is asked or written", async () => {
    const phone = world.phone("o-father");
    const order = await openOrderFor(phone, [await phone.bind(baogou.father)]);
    const [counts, { query }] = [await world.counts(), { ...world.wechat.calls }];
    const answer = await servePaymentResult(
      { outTradeNo: order.outTradeNo },
      from("client", "o-father"),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: "not-allowed" } });
    expect(world.wechat.calls.query).toBe(query);
    expect(await world.counts()).toEqual(counts);
  });
});

describe("junk", () => {
  const JUNK: unknown[] = [
    undefined,
    null,
    "home",
    42,
    [],
    {},
    { call: 1 },
    { call: "nothing" },
    { call: "constructor" },
    { call: "__proto__" },
    { call: "toString", data: {} },
    { call: "member" },
    { call: "member", data: { memberId: "'; drop table person; --" } },
    { call: "member", data: { memberId: { $ne: null } } },
    { call: "member", data: [] },
    { call: "order", data: { items: "all" } },
    { call: "bind", data: { name: "x".repeat(10_000), documentType: "resident-id" } },
    { call: "plan", data: { place: "370481", year: "2022" } },
    { call: "consent", data: { answers: [{ template: "../../etc", answer: "accept" }] } },
  ];

  test.each(JUNK.map((event) => [event === undefined ? "nothing" : JSON.stringify(event), event]))(
    "%s is a bad request in plain Chinese, and nothing is written",
    async (_, event) => {
      const before = await world.counts();
      const answer = await serveResident(event, from("client", "o-junk"));
      expect(answer).toMatchObject({
        ok: false,
        error: {
          code: "bad-request",
          message: expect.stringMatching(/^[\u4e00-\u9fff，。、；]+$/) as string,
        },
      });
      expect(await world.counts()).toEqual(before);
    },
  );

  test("fields that the platform injects are not believed", async () => {
    const answer = await serveResident(
      { call: "settings", data: {}, userInfo: { openId: "o-other" }, tcbContext: { x: 1 } },
      from("client", "o-father"),
    );
    expect(answer).toEqual({ ok: true, data: { templates: { paid: "template-paid" } } });
  });

  test("a notification that names no order is nothing to do", async () => {
    for (const event of [{}, null, { outTradeNo: 5 }, { outTradeNo: "x".repeat(33) }])
      expect(await servePaymentResult(event, from("payment"))).toMatchObject({ errcode: 0 });
  });
});

describe("failures of our own", () => {
  const failing = (error: Error): Arrival => ({
    caller: { source: "client", openid: "o-father" },
    services: () => ({
      ...world.services,
      db: { run: () => Promise.reject(error), close: () => Promise.resolve() },
    }),
  });

  test("are answered with a number for the help desk, and logged without what people typed", async () => {
    const lines: string[] = [];
    jest.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
    const number = baogou.father.document.number;
    const error = new Error(`Key (number)=(${number}) exists`, {
      cause: new Error(`张建军 ${number}`),
    });
    const answer = await serveResident({ call: "home" }, failing(error));
    expect(answer).toMatchObject({
      ok: false,
      error: { code: "unavailable", trace: expect.stringMatching(/^[0-9A-Z]{26}$/) as string },
    });
    const log = lines.join("");
    const { trace } = (answer as { error: { trace: string } }).error;
    expect(log).toContain(trace);
    expect(log + JSON.stringify(answer)).not.toContain(number);
    expect(log + JSON.stringify(answer)).not.toContain("张建军");
  });

  test("a notification is asked to come again", async () => {
    jest.spyOn(process.stderr, "write").mockReturnValue(true);
    const answer = await servePaymentResult(
      { outTradeNo: "x" },
      { ...failing(new Error("down")), caller: { source: "payment", openid: undefined } },
    );
    expect(answer).not.toMatchObject({ errcode: 0 });
  });
});

describe("the date", () => {
  test("is honoured on one machine and flows on", () => {
    const started = Date.now() - 5_000;
    const now = clockOf({ CANBAO_LOCAL: "1", CANBAO_NOW: "2021-11-15T09:00:00+08:00" }, started)();
    expect(now.toISOString().slice(0, 18)).toBe("2021-11-15T01:00:0");
    expect(now.getTime()).toBeGreaterThanOrEqual(Date.UTC(2021, 10, 15, 1, 0, 5));
  });
  test.each([
    [{ CANBAO_NOW: "2021-11-15T09:00:00+08:00" }],
    [{ CANBAO_NOW: "2021-11-15T09:00:00+08:00", CANBAO_LOCAL: "true" }],
    [{ CANBAO_NOW: "yesterday", CANBAO_LOCAL: "1" }],
  ])("%j is refused", (env) => {
    expect(() => clockOf(env)).toThrow(EnvironmentError);
  });
  test("is the real one where none is set", () => {
    const before = Date.now();
    expect(clockOf({})().getTime()).toBeGreaterThanOrEqual(before);
  });
});

test.each([["\u0000"], ["张\uD800"]])("%j is no text, and no request has it", async (name) => {
  const data = {
    name,
    documentType: "resident-id",
    documentNumber: baogou.father.document.number,
    relation: "self",
  };
  const answer = await serveResident({ call: "bind", data }, from("client", "o-father"));
  expect(answer).toMatchObject({ ok: false, error: { code: "bad-request" } });
});

test("every call of the contract answers in the form of its contract", async () => {
  const phone = world.phone("o-mother");
  const memberId = await phone.bind(baogou.mother);
  const order = await openOrderFor(phone, [memberId]);
  const requests = {
    home: {},
    member: { memberId },
    declare: { memberId, year: 2022, answers: { hukouKind: "rural" } },
    quote: { items: [{ memberId, year: 2022 }] },
    orderStatus: { orderId: order.orderId },
    cancel: { orderId: order.orderId },
    history: {},
    places: {},
    plan: { place: "370481", year: 2022 },
    consent: { answers: [] },
    settings: {},
    unbind: { memberId },
  };
  for (const [call, data] of Object.entries(requests)) {
    const answer = await serveResident({ call, data }, from("client", "o-mother"));
    expect([call, answer.ok]).toEqual([call, true]);
    const { reply } = resident.calls[call as keyof typeof requests];
    expect(reply.safeParse((answer as { data: unknown }).data).success).toBe(true);
  }
});

test("every call about the family and its requests answers in the form of its contract", async () => {
  const phone = world.phone("o-requests");
  const memberId = await bindFull(world, phone, baogou.father);
  const agent = await world.worker("o-entry-agent", { role: "agent", place: "370481108200" });
  const called = new Set<ResidentCall>();
  const call = async <C extends ResidentCall>(
    name: C,
    data: ResidentRequest<C>,
  ): Promise<ResidentReply<C>> => {
    const answer = await serveResident({ call: name, data }, from("client", "o-requests"));
    expect([name, answer]).toEqual([name, expect.objectContaining({ ok: true })]);
    const { data: reply } = answer as { data: ResidentReply<C> };
    expect(resident.calls[name].reply.safeParse(reply).success).toBe(true);
    called.add(name);
    return reply;
  };
  const { people } = await call("household", { memberId, year: 2022 });
  const personId = people.at(-1)?.personId ?? "";
  await call("sayLeftOut", { memberId, personId, year: 2022, reason: null });
  await call("errands", { memberId });
  await call("errands", { place: "370481108200" });
  await call("photoSlots", { count: 2 });
  const newcomer = await filingOf(world, phone, {
    kind: "registration",
    year: 2022,
    place: "370481108200",
    details: { person: strangerOf(), hukou: "local" },
  });
  const { card, materials } = await call("fileRequest", newcomer);
  const { requestId } = card;
  await call("requests", {});
  await call("request", { requestId });
  await call("form", { requestId });
  await call("photo", { requestId, materialId: materials[0]?.materialId ?? "" });
  const { version } = await agent.get("request", { requestId });
  const taken = await agent.get("take", { requestId, version });
  await agent.get("giveBack", { requestId, version: taken.version, reason: "补", materials: [] });
  await call("supplement", { requestId, details: { hukouKind: "rural" }, materials: [] });
  await call("withdraw", { requestId });
  await call("faceCode", { memberId });
  await call("dispute", { memberId, note: "不认识" });
  expect([...called].sort()).toEqual(
    [
      ...["household", "sayLeftOut", "errands", "photoSlots", "fileRequest", "requests", "request"],
      ...["supplement", "withdraw", "form", "photo", "faceCode", "dispute"],
    ].sort(),
  );
});
