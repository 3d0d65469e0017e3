import { get, post } from "./http";
import { element, openSheet } from "./sheet";

interface Template {
  id: string;
  title: string;
}

type Answers = Record<string, "accept" | "reject">;

/** `wx.requestSubscribeMessage`: what the person chose for each template. */
export async function requestSubscribeMessage(templateIds: string[]): Promise<Answers> {
  const query = encodeURIComponent(templateIds.join(","));
  const known = (await get(`/phone/api/templates?ids=${query}`)) as { templates: Template[] };
  const boxes = known.templates.map(({ id, title }) => {
    const box = element("input", { type: "checkbox", checked: "", value: id }) as HTMLInputElement;
    return { box, label: element("label", {}, box, title) };
  });
  const answer = await openSheet(
    "“参保”申请给你发送以下消息",
    boxes.map(({ label }) => label),
    [
      { label: "取消", value: "cancel" },
      { label: "允许", value: "allow", primary: true },
    ],
  );
  const chosen = boxes.map(({ box }) => [
    box.value,
    answer === "allow" && box.checked ? "accept" : "reject",
  ]);
  const answers = Object.fromEntries(chosen) as Answers;
  await post("/phone/api/subscribe", { answers });
  return answers;
}
