import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ROOT } from "../paths";

it("ends without a word when its reader has seen enough", async () => {
  const child = spawn(process.execPath, [join(ROOT, "bin", "canbao.mjs"), "policy", "check"]);
  const complaints: string[] = [];
  child.stderr.on("data", (chunk) => complaints.push(String(chunk)));
  child.stdout.destroy();
  const [status] = (await once(child, "close")) as [number];
  expect({ status, complaints }).toEqual({ status: 141, complaints: [] });
});
