import { post, WxFailure } from "./http";

/** `wx.cloud.callFunction`, giving back the function's own answer. */
export async function callFunction(name: string, event: object): Promise<unknown> {
  const { status, data } = await post(`/api/call/${encodeURIComponent(name)}`, event).catch(() => {
    throw new WxFailure("cloud.callFunction:fail network");
  });
  if (status === 200) return data;
  const { error } = data as { error?: { code: string } };
  throw new WxFailure(`cloud.callFunction:fail ${error?.code ?? status}`);
}
