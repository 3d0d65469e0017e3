import { createHash } from "node:crypto";
import { ROLE_TITLES } from "../../core/desk";
import { plainDate } from "../clock";
import { opensOn, type DemoFamily } from "../demo";
import type { DemoWorker } from "../demo/workers";

/** WeChat accounts on this machine: those of the demo families and workers, and any other that a test makes up. */
export interface Accounts {
  families: readonly DemoFamily[];
  workers: readonly DemoWorker[];
  worker(key: string): DemoWorker | undefined;
  workerOf(openid: string): DemoWorker | undefined;
  family(key: string): DemoFamily | undefined;
  familyOf(openid: string): DemoFamily | undefined;
  phoneOf(openid: string): string;
}

export function createAccounts(
  families: readonly DemoFamily[],
  workers: readonly DemoWorker[] = [],
): Accounts {
  const known = new Map([...families, ...workers].map(({ account }) => [account.openid, account]));
  return {
    families,
    workers,
    worker: (key) => workers.find((worker) => worker.key === key),
    workerOf: (openid) => workers.find(({ account }) => account.openid === openid),
    family: (key) => families.find((family) => family.key === key),
    familyOf: (openid) => families.find((family) => family.account.openid === openid),
    phoneOf: (openid) => known.get(openid)?.phone ?? inventedPhone(openid),
  };
}

/** A stable number in a range that is not given out, for an account nobody described. */
function inventedPhone(openid: string): string {
  const digest = createHash("sha256").update(openid).digest();
  return `1990000${String(digest.readUInt16BE(0) % 10_000).padStart(4, "0")}`;
}

/** A family as the console offers it. */
export function familyView(family: DemoFamily, placeName: string, now: number) {
  const bound = new Map(family.bound.map((binding) => [binding.row, binding]));
  return {
    key: family.key,
    place: { code: family.place, name: placeName },
    title: family.title,
    story: family.story,
    year: family.year,
    opensOn: opensOn(family, plainDate(now)),
    /** Plays on the real date. */
    livesToday: family.opensOn === null,
    account: family.account,
    members: family.members.map((member, row) => ({
      name: member.name,
      relationToHead: member.relationToHead,
      document: member.document,
      phone: member.phone ?? null,
      binding: bound.get(row)?.binding ?? null,
    })),
  };
}

/** A worker as the console offers them; `title` is what the role is called. */
export function workerView(worker: DemoWorker, placeName: (code: string) => string) {
  const { key, county, name, role, place, department, account } = worker;
  return {
    key,
    county: { code: county, name: placeName(county) },
    name,
    role,
    title: ROLE_TITLES[role],
    place: { code: place, name: placeName(place) },
    department: department ?? null,
    account,
  };
}
