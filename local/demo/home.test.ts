import { openSession, residentCalls, type Session } from "../../server/resident";
import type { Services } from "../../server/context";
import { migrate, openDatabase, type Database } from "../../server/db";
import { publishPacks, publishPlaces } from "../../server/policy";
import { createVault } from "../../server/privacy";
import { ROOT } from "../paths";
import { readPackDocuments } from "../policies";
import { startTestDatabase, type TestDatabase } from "../postgres";
import { EXPECTED } from "./expected";
import { seedDemo } from "./seed";
import { demoFamilies, opensOn, type DemoFamily } from ".";

/** What each demo account sees when it opens canbao on the day of its story, through the database and the use cases. */

const TODAY = "2026-11-22";
const vault = createVault({
  data: { k1: Buffer.alloc(32, 3) },
  dataKeyId: "k1",
  lookup: Buffer.alloc(32, 4),
});
const notAsked = () => Promise.reject(new Error("nothing here asks WeChat"));
const withoutWeChat: Pick<Services, "pay" | "messages" | "phones" | "files"> = {
  pay: {
    identity: { appid: "wx-demo", merchant: "demo" },
    prepay: notAsked,
    query: notAsked,
    close: notAsked,
  },
  messages: { send: notAsked },
  phones: { phoneOf: notAsked },
  files: { idOf: (path) => path, look: notAsked, urlOf: notAsked, remove: notAsked },
};

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await startTestDatabase();
  await migrate(database.ownerUrl);
  db = openDatabase({ url: database.appUrl });
  const { packs, places } = readPackDocuments(ROOT);
  await publishPlaces({ db }, places);
  await publishPacks({ db, now: () => new Date(`${TODAY}T08:00:00+08:00`) }, packs);
  await seedDemo({ db, vault, today: TODAY });
}, 60_000);
afterAll(async () => {
  await db.close();
  await database.drop();
});

function sessionOf(family: DemoFamily): Promise<Session> {
  const services: Services = {
    db,
    vault,
    ...withoutWeChat,
    templates: {},
    now: () => new Date(`${opensOn(family, TODAY)}T10:00:00+08:00`),
    local: true,
  };
  return openSession(services, family.account.openid);
}

test.each(demoFamilies.map((family) => [family.key, family] as const))(
  "%s opens on what was worked out by hand",
  async (key, family) => {
    const home = await residentCalls.home(await sessionOf(family), {});
    const shown = home.members.map(({ name, binding, years }) => {
      const card = years.find(({ year }) => year === family.year);
      return card?.state === "paid"
        ? { name, binding, state: card.state }
        : { name, binding, outcome: card?.outcome, due: card?.due };
    });
    expect(shown).toEqual(
      family.bound.map(({ row, binding }) => {
        const { outcome, yuan, paid } = EXPECTED[key]![row]!;
        const { name } = family.members[row]!;
        return paid
          ? { name, binding, state: "paid" }
          : { name, binding, outcome, due: yuan === null ? null : yuan * 100 };
      }),
    );
  },
);

test.each([
  ["kaiping-lin", 3 * 37600],
  ["luyang-fang", 3 * 35000],
  ["baogou-zhang", 3 * 32000],
  ["huarong-liu", 3 * 32000],
  ["mancheng-zhao", 3 * 35000],
  ["yanshi-zheng", 3 * 41000],
])("%s can put three people into one payment of %i fen", async (key, total) => {
  const family = demoFamilies.find((one) => one.key === key)!;
  const session = await sessionOf(family);
  const { members } = await residentCalls.home(session, {});
  const items = members.map(({ memberId }) => ({ memberId, year: family.year }));
  const basket = await residentCalls.quote(session, { items });
  expect(basket.lines.map(({ payable }) => payable)).toEqual(items.map(() => total / 3));
  expect(basket.total).toBe(total);
});
