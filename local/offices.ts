import { importConfirmation, importRegister, importTreasury } from "../server/exchange";
import type { ImportReport } from "../server/exchange";
import { plainDate } from "./clock";
import type { DemoFamily } from "./demo";
import type { Office, Offices } from "./gateway";
import type { Runtime } from "./runtime";
import type { LocalData } from "./data";

/** A voucher as a resident sees it; canbao's own function is asked, as a phone would. */
interface Voucher {
  number: string;
  amount: number;
  year: number;
  place: { code: string };
}

/** What other offices do, each by a file through the product's own import. */
export function createOffices(
  data: LocalData,
  runtime: Runtime,
  familyOf: (openid: string) => DemoFamily | undefined,
): Offices {
  const call = async <T>(openid: string, name: string, request: object): Promise<T> => {
    const event = { call: name, data: request };
    const answer = await runtime.invoke("resident", event, { source: "wx_client", openid });
    if (answer.kind !== "result") throw new Error(`resident.${name}: ${answer.kind}`);
    const envelope = answer.value as
      { ok: true; data: T } | { ok: false; error: { message: string } };
    if (!envelope.ok) throw new Error(`resident.${name}: ${envelope.error.message}`);
    return envelope.data;
  };

  async function vouchersOf(openid: string): Promise<Voucher[]> {
    type History = { orders: { items: { voucherId: string | null }[] }[] };
    const { orders } = await call<History>(openid, "history", {});
    const ids = orders.flatMap(({ items }) => items.map(({ voucherId }) => voucherId));
    const known = ids.filter((id): id is string => id !== null);
    return Promise.all(known.map((voucherId) => call<Voucher>(openid, "voucher", { voucherId })));
  }

  async function sendFiles(
    openid: string,
    fileOf: (vouchers: Voucher[]) => string,
    importer: (county: string, file: string) => Promise<ImportReport>,
  ): Promise<string> {
    const vouchers = await vouchersOf(openid);
    if (vouchers.length === 0) return "这一家还没有缴费凭证，没有可以发来的文件。";
    const counties = new Set(vouchers.map(({ place }) => place.code.slice(0, 6)));
    const reports = await Promise.all(
      [...counties].map((county) =>
        importer(county, fileOf(vouchers.filter(({ place }) => place.code.startsWith(county)))),
      ),
    );
    return reports.map(inWords).join("");
  }

  const acts: Record<Office, (openid: string, now: number) => Promise<string>> = {
    async "town-window"(openid, now) {
      const family = familyOf(openid);
      if (!family) return "窗口只认识演示家庭。";
      const rows = family.members.map((row) => ({
        ...row,
        registeredYears: [...new Set([...row.registeredYears, family.year])],
      }));
      return `窗口已为这一家办理 ${family.year}年度参保登记。${inWords(await importRegister(data.at(now), rows))}`;
    },
    treasury: (openid, now) =>
      sendFiles(openid, treasuryFile(plainDate(now)), (county, file) =>
        importTreasury(data.at(now), county, file),
      ),
    insurance: (openid, now) =>
      sendFiles(openid, confirmationFile(plainDate(now)), (county, file) =>
        importConfirmation(data.at(now), county, file),
      ),
  };
  return { act: (office, openid, now) => acts[office](openid, now) };
}

const treasuryFile = (day: string) => (vouchers: Voucher[]) =>
  [
    "凭证号,金额,入库日期",
    ...vouchers.map((one) => `${one.number},${yuan(one.amount)},${day}`),
  ].join("\n");

const confirmationFile = (day: string) => (vouchers: Voucher[]) =>
  ["凭证号,确认日期", ...vouchers.map((one) => `${one.number},${day}`)].join("\n");

/** Fen to yuan without floats. */
function yuan(fen: number): string {
  const digits = String(fen).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function inWords({ accepted, repeated, bad }: ImportReport): string {
  const problems = bad.map(({ line, text }) => `第 ${line} 行：${text}`).join("");
  return `文件已导入：新 ${accepted} 条，已有 ${repeated} 条，不收 ${bad.length} 条。${problems}`;
}
