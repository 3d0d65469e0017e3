import { startWorld, type Browser, type World, type Worker } from "../../test/world";

/** Logging in to the desk and staying so, as browsers and phones meet it, against the real database. */

const COUNTY = "370481";
let world: World;
let worker: Worker;
let people = 0;

beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
});
beforeEach(async () => {
  world.setNow("2021-11-15 09:00:00");
  people += 1;
  worker = await world.worker(`o-worker-${String(people)}`, { role: "bureau", place: COUNTY });
});
afterAll(() => world.close());

interface Begun {
  token: string;
  number: string;
  expiresAt: string;
}
const begin = async (browser: Browser): Promise<Begun> => {
  const answer = await browser.post<Begun>("begin");
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.data;
};
const poll = async (browser: Browser): Promise<string> => {
  const answer = await browser.post<{ state: string }>("poll");
  return answer.ok ? answer.data.state : answer.error.code;
};
const scan = async (phone: Worker, { token }: Begun, allow = true) => {
  const seen = await phone.get("deskLook", { token });
  await phone.get("deskConfirm", { token, allow });
  return seen;
};
/** A browser in which the worker is logged in. */
async function desk(phone = worker): Promise<Browser> {
  const browser = world.browser();
  await scan(phone, await begin(browser));
  expect(await poll(browser)).toBe("in");
  return browser;
}
const code = (answer: { ok: boolean; error?: { code: string } }) =>
  answer.ok ? "ok" : answer.error?.code;

describe("logging in", () => {
  test("the phone shows where the browser is, since when, and the number beside the code", async () => {
    const browser = world.browser();
    const begun = await begin(browser);
    expect(begun).toMatchObject({
      number: expect.stringMatching(/^[1-9]\d$/) as string,
      expiresAt: "2021-11-15T09:01:30+08:00",
    });
    expect(await poll(browser)).toBe("waiting");
    expect(await worker.get("deskLook", { token: begun.token })).toEqual({
      where: "Windows 电脑上的 Chrome，网络地址 192.0.2.7",
      at: "2021-11-15T09:00:00+08:00",
      expiresAt: begun.expiresAt,
      number: begun.number,
    });
    expect(await poll(browser)).toBe("seen");
    await worker.get("deskConfirm", { token: begun.token, allow: true });
    expect(await poll(browser)).toBe("in");
    const hello = await browser.ask("hello");
    expect(hello).toMatchObject({ ok: true, data: { worker: { roles: [{ role: "bureau" }] } } });
  });

  test("is told to one poll only, even of two at once", async () => {
    const browser = world.browser();
    await scan(worker, await begin(browser));
    const twin = world.browser();
    for (const [name, value] of browser.cookies) twin.cookies.set(name, value);
    const states = await Promise.all([poll(browser), poll(twin)]);
    expect(states.sort()).toEqual(["expired", "in"]);
    expect(await poll(browser)).toBe("expired");
  });

  test("the code alone is worth nothing: another browser without the nonce gets nowhere", async () => {
    const browser = world.browser();
    const begun = await begin(browser);
    await scan(worker, begun);
    const thief = world.browser();
    expect(await poll(thief)).toBe("expired");
    thief.cookies.set("canbao-desk-login", begun.token);
    expect(await poll(thief)).toBe("expired");
    expect(await poll(browser)).toBe("in");
  });

  test("who looked first decides: another phone finds nothing and confirms nothing", async () => {
    const browser = world.browser();
    const { token } = await begin(browser);
    const second = await world.worker("o-second", { role: "agent", place: "370481108200" });
    await worker.get("deskLook", { token });
    expect(await second.refused("deskLook", { token })).toBe("not-found");
    expect(await second.refused("deskConfirm", { token, allow: true })).toBe("not-found");
    expect(await poll(browser)).toBe("seen");
    // Looking again changes nothing.
    await worker.get("deskLook", { token });
    await worker.get("deskConfirm", { token, allow: true });
    expect(await worker.refused("deskConfirm", { token, allow: true })).toBe("not-found");
  });

  test("nothing is confirmed that was not looked at", async () => {
    const { token } = await begin(world.browser());
    expect(await worker.refused("deskConfirm", { token, allow: true })).toBe("not-found");
  });

  test("of two phones that look at once, one has it", async () => {
    const second = await world.worker("o-at-once", { role: "tax", place: COUNTY });
    const { token } = await begin(world.browser());
    const looks = await Promise.all([worker, second].map((one) => one.ask("deskLook", { token })));
    expect(looks.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test("who is no worker can neither look nor confirm", async () => {
    const browser = world.browser();
    const { token } = await begin(browser);
    const stranger = world.staffPhone("o-stranger");
    expect(await stranger.refused("deskLook", { token })).toBe("not-allowed");
    expect(await stranger.refused("deskConfirm", { token, allow: true })).toBe("not-allowed");
    expect(await poll(browser)).toBe("waiting");
  });

  test("refused on the phone: the browser is told, and a later yes changes nothing", async () => {
    const browser = world.browser();
    const begun = await begin(browser);
    await scan(worker, begun, false);
    expect(await poll(browser)).toBe("refused");
    expect(await worker.refused("deskConfirm", { token: begun.token, allow: true })).toBe(
      "not-found",
    );
    expect(await poll(browser)).toBe("refused");
  });

  test("over after ninety seconds, for the phone and for the browser", async () => {
    const browser = world.browser();
    const { token } = await begin(browser);
    await worker.get("deskLook", { token });
    world.passSeconds(90);
    expect(await poll(browser)).toBe("expired");
    expect(await worker.refused("deskLook", { token })).toBe("not-found");
    expect(await worker.refused("deskConfirm", { token, allow: true })).toBe("not-found");
    // What is said in the last second is still fetched a little later.
    const late = await begin(browser);
    world.passSeconds(89);
    await scan(worker, late);
    world.passSeconds(30);
    expect(await poll(browser)).toBe("in");
  });

  test("a role that ends between the phone's word and the browser's question lets nobody in", async () => {
    const browser = world.browser();
    await scan(worker, await begin(browser));
    await world.rows("update staff_role set ended_at = now() where staff_id = $1", [
      worker.staffId,
    ]);
    expect(await poll(browser)).toBe("refused");
    expect(browser.cookies.has("canbao-desk-session")).toBe(false);
  });

  test("codes, nonces and sessions are not kept in clear", async () => {
    const browser = world.browser();
    const { token } = await begin(browser);
    const nonce = browser.cookies.get("canbao-desk-login") ?? "";
    await worker.get("deskLook", { token });
    await worker.get("deskConfirm", { token, allow: true });
    await poll(browser);
    const session = browser.cookies.get("canbao-desk-session") ?? "";
    const rows = await world.rows<{ text: string }>(
      `select row_to_json(l)::text as text from desk_login l
       union all select row_to_json(s)::text from desk_session s
       union all select row_to_json(a)::text from audit a`,
    );
    const kept = rows.map(({ text }) => text).join("");
    for (const secret of [token, nonce, session, browser.csrf ?? ""]) {
      expect(secret.length).toBeGreaterThan(40);
      expect(kept).not.toContain(secret);
    }
  });
});

describe("a desk that is open", () => {
  test("needs the cookie and the page's own word, each call anew", async () => {
    const browser = await desk();
    const { csrf } = browser;
    browser.csrf = undefined;
    expect(code(await browser.ask("sessions"))).toBe("not-allowed");
    browser.csrf = `${csrf ?? ""}x`;
    expect(code(await browser.ask("sessions"))).toBe("not-allowed");
    browser.csrf = csrf;
    expect(code(await browser.ask("sessions"))).toBe("ok");
    browser.cookies.clear();
    expect(code(await browser.ask("sessions"))).toBe("logged-out");
  });

  test("a word of another session is worth nothing", async () => {
    const [one, other] = [await desk(), await desk()];
    one.csrf = other.csrf;
    expect(code(await one.ask("hello"))).toBe("not-allowed");
  });

  test("after a reload the page gets its word again; two tabs work side by side", async () => {
    const browser = await desk();
    const first = browser.csrf;
    browser.csrf = undefined;
    expect(await browser.post("resume")).toEqual({ ok: true, data: { csrf: first } });
    expect(code(await browser.ask("hello"))).toBe("ok");
    expect(await world.browser().post("resume")).toEqual({ ok: true, data: { csrf: null } });
  });

  test("ends half an hour after it was last used", async () => {
    const browser = await desk();
    for (let minutes = 0; minutes < 90; minutes += 29) {
      world.passSeconds(29 * 60);
      expect(code(await browser.ask("hello"))).toBe("ok");
    }
    world.passSeconds(30 * 60);
    expect(code(await browser.ask("hello"))).toBe("logged-out");
  });

  test("ends after ten hours, however busy it is", async () => {
    const browser = await desk();
    for (let half = 1; half < 30; half += 1) {
      world.passSeconds(20 * 60);
      expect([half, code(await browser.ask("hello"))]).toEqual([half, "ok"]);
    }
    world.passSeconds(20 * 60);
    expect(code(await browser.ask("hello"))).toBe("logged-out");
  });

  test("is left by its own page only, and the cookie is worth nothing from then on", async () => {
    const browser = await desk();
    const cookies = new Map(browser.cookies);
    const { csrf } = browser;
    browser.csrf = undefined;
    expect(code(await browser.post("leave"))).toBe("not-allowed");
    browser.csrf = csrf;
    expect(code(await browser.post("leave"))).toBe("ok");
    expect(browser.cookies.has("canbao-desk-session")).toBe(false);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    expect(code(await browser.ask("hello"))).toBe("logged-out");
  });

  test("is seen and closed from the phone; nobody else's is", async () => {
    const browser = await desk();
    const other = await world.worker("o-other-desk", { role: "town", place: "370481108" });
    const theirs = await desk(other);
    const { sessions } = await worker.get("sessions");
    expect(sessions).toMatchObject([
      { where: expect.stringContaining("Chrome") as string, current: false },
    ]);
    const here = await browser.ask("sessions");
    expect(here).toMatchObject({ ok: true, data: { sessions: [{ current: true }] } });
    const [own] = (await other.get("sessions")).sessions;
    expect(await worker.refused("endSession", { sessionId: own?.sessionId ?? "" })).toBe(
      "not-found",
    );
    expect(code(await theirs.ask("hello"))).toBe("ok");
    await worker.get("endSession", { sessionId: sessions[0]?.sessionId ?? "" });
    expect(code(await browser.ask("hello"))).toBe("logged-out");
  });

  test("ends with the worker's last role, at once; with another role left it stays, with that role only", async () => {
    const admin = await world.worker("o-desk-admin", { role: "admin", place: COUNTY });
    const two = await world.worker(
      "o-two-roles",
      { role: "bureau", place: COUNTY },
      { role: "auditor", place: COUNTY },
    );
    const browser = await desk(two);
    const end = async (role: string) => {
      const { workers } = await admin.get("workers", { place: COUNTY });
      const roles = workers.find(({ staffId }) => staffId === two.staffId)?.roles ?? [];
      const roleId = roles.find((one) => one.role === role)?.roleId ?? "";
      await admin.get("endRole", { roleId, why: "调走了" });
    };
    await end("bureau");
    const { ok, data } = (await browser.ask("hello")) as { ok: true; data: { worker: unknown } };
    expect([ok, data.worker]).toMatchObject([true, { roles: [{ role: "auditor" }] }]);
    expect(code(await browser.ask("workers", { place: COUNTY }))).toBe("not-allowed");
    await end("auditor");
    expect(code(await browser.ask("hello"))).toBe("logged-out");
    expect(
      await world.rows("select 1 from desk_session where staff_id = $1 and ended_at is null", [
        two.staffId,
      ]),
    ).toEqual([]);
  });

  test("does not do what only a phone does", async () => {
    const browser = await desk();
    const { token } = await begin(world.browser());
    expect(code(await browser.ask("join", { code: "0000-0000-0000-0000" }))).toBe("not-allowed");
    expect(code(await browser.ask("deskLook", { token }))).toBe("not-allowed");
    expect(code(await browser.ask("deskConfirm", { token, allow: true }))).toBe("not-allowed");
    const hello = (await browser.ask("hello")) as { data: { worker: { calls: string[] } } };
    expect(hello.data.worker.calls).not.toContain("deskConfirm");
  });

  test("opening and closing are on record, with the desk as origin", async () => {
    const browser = await desk();
    await browser.post("leave");
    const lines = await world.rows<{ action: string; origin: string }>(
      "select action, origin from audit where actor = $1 order by id",
      [`staff:${worker.staffId}`],
    );
    expect(lines).toMatchObject([
      { action: "desk-allowed", origin: "phone" },
      { action: "desk-opened", origin: expect.stringMatching(/^desk:/) as string },
      { action: "desk-ended", origin: expect.stringMatching(/^desk:/) as string },
    ]);
  });
});
