import cloud from "wx-server-sdk";
import { answered, LostReply } from "./lost-reply";
import type { MessagePort, PhonePort } from "./ports";

/** Errors of the open interface that are answers: an `errCode` that the SDK throws. */
function errCodeOf(error: unknown): number | undefined {
  const code = (error as { errCode?: unknown } | null)?.errCode;
  return typeof code === "number" ? code : undefined;
}

/** Nothing left of what the person agreed to, or agreement withdrawn. */
const NO_CONSENT = 43101;
/** A field breaks its rule, a template that is not ours, a page that does not exist. */
const REFUSED = [47003, 40037, 41030, 41028, 40003];
/** The code for a phone number is used up, too old or made up. */
const BAD_CODE = [40029, 40013];

/** WeChat's own thirteen-to-twenty sign limits; a longer text is refused as a whole (47003). */
const MAX_THING = 20;

const fit = (name: string, text: string): string =>
  name.startsWith("thing") && text.length > MAX_THING ? `${text.slice(0, MAX_THING - 1)}…` : text;

interface OpenApi {
  subscribeMessage: { send(data: object): Promise<unknown> };
  phonenumber: { getPhoneNumber(data: object): Promise<unknown> };
}
const api = () => cloud.openapi as unknown as OpenApi;

/** Runs a call of the open interface; `known` errors come back as their code, all others are lost replies. */
async function ask(call: Promise<unknown>, known: readonly number[]): Promise<unknown> {
  try {
    return await answered(
      call.catch((error: unknown) => {
        const code = errCodeOf(error);
        if (code !== undefined && known.includes(code)) return { refusedWith: code };
        throw error;
      }),
    );
  } catch (error) {
    throw error instanceof LostReply
      ? error
      : new LostReply("the call broke off", { cause: error });
  }
}

const refusal = (answer: unknown): number | undefined =>
  (answer as { refusedWith?: number }).refusedWith;

export const cloudMessages: MessagePort = {
  async send({ openid, templateId, page, data }) {
    const fields = Object.entries(data).map(([name, value]) => [name, { value: fit(name, value) }]);
    const answer = await ask(
      api().subscribeMessage.send({
        touser: openid,
        templateId,
        page,
        data: Object.fromEntries(fields) as object,
      }),
      [NO_CONSENT, ...REFUSED],
    );
    const code = refusal(answer);
    if (code === NO_CONSENT) return "no-consent";
    return code === undefined ? "sent" : "refused";
  },
};

export const cloudPhones: PhonePort = {
  async phoneOf(code) {
    const answer = await ask(api().phonenumber.getPhoneNumber({ code }), BAD_CODE);
    if (refusal(answer) !== undefined) return undefined;
    const info = (answer as { phoneInfo?: { purePhoneNumber?: unknown } }).phoneInfo;
    const phone = info?.purePhoneNumber;
    if (typeof phone !== "string") throw new LostReply("an answer without a number");
    return phone;
  },
};
