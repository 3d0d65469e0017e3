import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startCloud, type LocalCloud } from "../../local/cloud";
import { buildWeapp } from "../bundle/build-weapp";
import { CLOUD_ENV } from "./cloud-address";

const held = globalThis as { canbaoTestCloud?: { cloud: LocalCloud; stateDir: string } };

/** Jest's `globalSetup`: the compiled mini-program, and a local cloud with data of its own to call. */
export default async function setup(): Promise<void> {
  buildWeapp();
  const stateDir = mkdtempSync(path.join(tmpdir(), "canbao-weapp-"));
  const cloud = await startCloud({ port: 0, stateDir });
  held.canbaoTestCloud = { cloud, stateDir };
  process.env[CLOUD_ENV] = cloud.url;
}

/** Ends what `setup` began; jest calls it from `global-teardown.ts`. */
export async function stop(): Promise<void> {
  const running = held.canbaoTestCloud;
  if (!running) return;
  await running.cloud.close();
  rmSync(running.stateDir, { recursive: true, force: true });
}
