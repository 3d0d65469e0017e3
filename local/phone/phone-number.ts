import { get, post, WxFailure } from "./http";
import { element, openSheet } from "./sheet";

/** `open-type="getPhoneNumber"`: resolves with a code, rejects when the person does not want to. */
export async function getPhoneNumber(): Promise<{ code: string }> {
  const { phone } = (await get("/phone/api/phone-number")) as { phone: string };
  const masked = phone.replace(/^(\d{3})\d+(\d{4})$/, "$1****$2");
  const text = element("p", {}, `“参保”申请获取并验证你的手机号 ${masked}`);
  const answer = await openSheet(
    "手机号",
    [text],
    [
      { label: "不允许", value: "deny" },
      { label: "允许", value: "allow", primary: true },
    ],
  );
  if (answer !== "allow") throw new WxFailure("getPhoneNumber:fail user deny");
  return (await post("/phone/api/phone-number", {})).data as { code: string };
}
