import { createVirtualClock, type VirtualClock } from "../clock";
import { createRuntime, type Caller, type Runtime } from "../runtime";
import { startWechat, type Wechat } from "../wechat";
import { FIXTURE_FUNCTIONS } from "./fixtures";

/** WeChat's stand-in and the fixture functions, connected as in `npm start`. */
export interface FixtureCloud {
  clock: VirtualClock;
  wechat: Wechat;
  runtime: Runtime;
  /** Runs the probe function, which calls the unmodified SDK. */
  sdk(
    path: string,
    data?: unknown,
    options?: { caller?: Caller; functionName?: string },
  ): Promise<SdkAnswer>;
  close(): Promise<void>;
}

export interface SdkAnswer {
  answer?: Record<string, unknown>;
  thrown?: { errCode: number; errMsg: string };
}

export const PAYER = "oPayer";
export const MERCHANT = "1900000109";
export const PAID_TEMPLATE = {
  id: "tpl-paid",
  title: "缴费成功通知",
  kind: "once",
  fields: [
    { key: "thing1", label: "参保人" },
    { key: "amount2", label: "金额" },
  ],
} as const;
export const LONG_TEMPLATE = {
  id: "tpl-long",
  title: "缴费提醒",
  kind: "long",
  fields: [{ key: "thing1", label: "事项" }],
} as const;

/** `real`: the time that flows under the virtual clock, if not this machine's. */
export async function startFixtureCloud(
  folder: string,
  env: Record<string, string> = {},
  real?: () => number,
): Promise<FixtureCloud> {
  const clock = createVirtualClock(undefined, real);
  const wechat = await startWechat({
    folder,
    clock,
    appid: "wxtest",
    envId: "local-test",
    subMchId: MERCHANT,
    templates: [
      { ...PAID_TEMPLATE, fields: [...PAID_TEMPLATE.fields] },
      { ...LONG_TEMPLATE, fields: [...LONG_TEMPLATE.fields] },
    ],
    onError: (error) => {
      throw error;
    },
  });
  const runtime = createRuntime({
    functionsDir: FIXTURE_FUNCTIONS,
    clock,
    appid: "wxtest",
    envId: "local-test",
    adminUrl: wechat.adminUrl,
    env,
    maxInstances: 2,
  });
  wechat.connect(runtime);
  return {
    clock,
    wechat,
    runtime,
    async sdk(path, data = {}, { caller, functionName = "probe" } = {}) {
      const from = caller ?? { source: "wx_client", openid: PAYER };
      const answer = await runtime.invoke(functionName, { do: "sdk", path, data }, from);
      if (answer.kind !== "result") throw new Error(JSON.stringify(answer));
      return answer.value as SdkAnswer;
    },
    async close() {
      await runtime.close();
      await wechat.close();
    },
  };
}
