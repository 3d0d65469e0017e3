import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveDesk, serveStaff, type Arrival } from "../entry";
import { browserOf, startWorld, type Browser, type World, type Worker } from "../../test/world";

/** What of HTTP reaches the desk at all, and what its answers carry. Logging in and staying so: `desk.test.ts`. */

let world: World;
let worker: Worker;
beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  worker = await world.worker("o-worker", { role: "bureau", place: "370481" });
});
afterAll(() => world.close());

/** A browser in which the worker is logged in. */
async function desk(): Promise<Browser> {
  const browser = world.browser();
  await browser.logIn(worker);
  return browser;
}

describe("the request itself", () => {
  const status = async (browser: Browser, path: string, more: Parameters<Browser["send"]>[2]) =>
    (await browser.send("POST", path, more)).statusCode;

  test.each<[string, Record<string, string | undefined>]>([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a neighbour under the same domain", { "sec-fetch-site": "same-site" }],
    ["an address typed by hand", { "sec-fetch-site": "none" }],
    [
      "another origin, from an older browser",
      { "sec-fetch-site": undefined, origin: "https://a.example" },
    ],
    [
      "an origin that only begins alike",
      { "sec-fetch-site": undefined, origin: "https://desk.example.net" },
    ],
    ["no origin at all", { "sec-fetch-site": undefined, origin: undefined }],
    ["a sandboxed frame", { "sec-fetch-site": undefined, origin: "null" }],
  ])("from %s is refused for every call, logging in included", async (_, headers) => {
    const browser = await desk();
    for (const call of ["begin", "poll", "resume", "leave", "call"]) {
      const body = JSON.stringify(call === "call" ? { call: "hello", data: {} } : {});
      expect(await status(browser, `/desk/api/${call}`, { body, headers })).toBe(403);
    }
  });

  test("from an older browser that names its origin is let in", async () => {
    const headers = { "sec-fetch-site": undefined };
    expect(await status(world.browser(), "/desk/api/begin", { body: "{}", headers })).toBe(200);
  });

  test("must be JSON by POST, and not too large", async () => {
    const browser = await desk();
    const to = "/desk/api/call";
    const hello = JSON.stringify({ call: "hello", data: {} });
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data",
      undefined,
    ])
      expect(await status(browser, to, { body: hello, headers: { "content-type": type } })).toBe(
        415,
      );
    expect(await status(browser, to, { body: "{junk" })).toBe(400);
    expect(await status(browser, to, { body: JSON.stringify("x".repeat(5 * 1024 * 1024)) })).toBe(
      413,
    );
    expect(
      await status(browser, "/desk/api/begin", { body: JSON.stringify("x".repeat(5_000)) }),
    ).toBe(413);
    expect(await status(browser, "/desk/api/nothing", { body: "{}" })).toBe(404);
    expect(await status(browser, "/desk/api/constructor", { body: "{}" })).toBe(404);
    for (const method of ["GET", "PUT", "DELETE", "OPTIONS"])
      expect((await browser.send(method, to, { body: hello })).statusCode).toBe(405);
    const utf8 = { "content-type": "application/json; charset=utf-8" };
    expect(await status(browser, to, { body: hello, headers: utf8 })).toBe(200);
  });

  test("is found with the folder in its path and without it", async () => {
    for (const path of ["/desk/api/begin", "/api/begin"])
      expect(await status(world.browser(), path, { body: "{}" })).toBe(200);
  });

  test("junk is a bad request, whatever form it has, and nothing is written", async () => {
    const browser = await desk();
    const before = await world.counts();
    for (const data of [null, [], 1, "x", { call: 1 }, { call: "constructor" }, { call: "take" }]) {
      const page = await browser.send("POST", "/desk/api/call", { body: JSON.stringify(data) });
      expect([data, JSON.parse(page.body)]).toMatchObject([
        data,
        { error: { code: "bad-request" } },
      ]);
    }
    expect(await world.counts()).toEqual(before);
    for (const event of [
      undefined,
      null,
      "x",
      {},
      { path: 1 },
      { path: "/", httpMethod: "GET", headers: "x" },
    ]) {
      const arrival: Arrival = {
        caller: { source: "http", openid: undefined },
        services: () => world.services,
      };
      expect(await serveDesk(event, arrival, "/nowhere")).toMatchObject({ statusCode: 400 });
    }
  });

  test("two cookies of one name are believed in neither", async () => {
    const browser = await desk();
    const session = browser.cookies.get("canbao-desk-session") ?? "";
    const headers = { cookie: `canbao-desk-session=planted; canbao-desk-session=${session}` };
    const body = JSON.stringify({ call: "hello", data: {} });
    expect(await status(browser, "/desk/api/call", { body, headers })).toBe(401);
  });

  test("a mini-program cannot call the desk, with whatever event, nor a browser the workers' function", async () => {
    const event = { path: "/desk/api/begin", httpMethod: "POST", headers: {}, body: "{}" };
    const before = await world.counts();
    for (const source of ["client", "payment", "timer", undefined] as const) {
      const arrival: Arrival = {
        caller: { source, openid: "o-client" },
        services: () => world.services,
      };
      expect(await serveDesk(event, arrival, "/nowhere")).toMatchObject({
        ok: false,
        error: { code: "not-allowed" },
      });
    }
    const http: Arrival = {
      caller: { source: "http", openid: undefined },
      services: () => world.services,
    };
    expect(await serveStaff({ call: "hello", data: {} }, http)).toMatchObject({
      error: { code: "not-allowed" },
    });
    expect(await world.counts()).toEqual(before);
  });

  test("a failure of ours is told in an envelope, with a number for the help desk", async () => {
    jest.spyOn(process.stderr, "write").mockReturnValue(true);
    const broken = {
      ...world.services,
      db: { run: () => Promise.reject(new Error("down")), close: () => Promise.resolve() },
    };
    const browser = browserOf(broken);
    expect(await browser.post("begin")).toMatchObject({
      ok: false,
      error: { code: "unavailable", trace: expect.any(String) as string },
    });
  });
});

describe("cookies", () => {
  const cookieOf = async (local: boolean) => {
    const browser = browserOf({ ...world.services, local });
    const page = await browser.send("POST", "/desk/api/begin", { body: "{}" });
    return page.headers["set-cookie"] ?? "";
  };
  test("no script reads them and no other site sends them; in the cloud they go over https only, under this very host", async () => {
    expect(await cookieOf(false)).toMatch(
      /^__Host-canbao-desk-login=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=180$/,
    );
    expect(await cookieOf(true)).toMatch(
      /^canbao-desk-login=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=180$/,
    );
  });
});

describe("the screens", () => {
  const folder = mkdtempSync(join(tmpdir(), "canbao-desk-"));
  beforeAll(() => {
    mkdirSync(join(folder, "public", "js"), { recursive: true });
    writeFileSync(join(folder, "secret.js"), "not for browsers");
    writeFileSync(join(folder, "public", ".env"), "not for browsers");
    writeFileSync(
      join(folder, "public", "index.html"),
      '<script>var a = 1;</script><script src="./js/app.0123abcd.js"></script>',
    );
    writeFileSync(join(folder, "public", "js", "app.0123abcd.js"), "let 字 = 1;");
    writeFileSync(join(folder, "public", "dot.png"), Buffer.from([0x89, 0x50, 0xff, 0]));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const get = (path: string) => world.browser(join(folder, "public")).send("GET", path);

  test("the page is never kept, never framed, and runs no script that is not its own", async () => {
    const page = await get("/desk/");
    expect(page).toMatchObject({
      statusCode: 200,
      headers: {
        "cache-control": "no-cache",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      },
    });
    const policy = page.headers["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'none'");
    // The hash of `var a = 1;`, which is written into the page.
    expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='(;|$)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe-eval");
  });

  test("files with a hash in their names are kept, as text or as bytes", async () => {
    expect(await get("/desk/js/app.0123abcd.js")).toMatchObject({
      headers: { "cache-control": expect.stringContaining("immutable") as string },
      body: "let 字 = 1;",
    });
    const picture = await get("/desk/dot.png");
    expect(picture).toMatchObject({ isBase64Encoded: true, body: "iVD/AA==" });
  });

  test.each([
    "/desk/../secret.js",
    "/desk/%2e%2e/secret.js",
    "/desk/..%2fsecret.js",
    "/desk/js/..%2f..%2fsecret.js",
    "/desk//etc/passwd",
    "/desk/.env",
    "/desk/js",
    "/desk/%",
    "/desk/nothing.js",
  ])("%s leads nowhere", async (path) => {
    const page = await get(path);
    expect(page.body).not.toContain("not for browsers");
    expect([404, 200]).toContain(page.statusCode);
    if (page.statusCode === 200) expect(page.headers["content-type"]).toContain("html");
  });

  test("are opened, and nothing is sent to them", async () => {
    const browser = world.browser(join(folder, "public"));
    expect((await browser.send("POST", "/desk/", { body: "{}" })).statusCode).toBe(405);
    expect((await browser.send("HEAD", "/desk/")).statusCode).toBe(200);
  });
});
