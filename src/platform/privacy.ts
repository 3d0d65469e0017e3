import { create } from "zustand";
import type { PrivacyQuestion } from "./port";

interface PrivacyState {
  question: PrivacyQuestion | null;
}

/** The privacy question that waits for an answer, if any. The page shell shows the sheet. */
export const usePrivacyQuestion = create<PrivacyState>(() => ({ question: null }));

/** The button whose tap counts as agreement; WeChat checks the id. */
export const AGREE_BUTTON_ID = "agree-privacy";

type Resolve = (answer: { event: "agree" | "disagree"; buttonId?: string }) => void;
interface PrivacyWx {
  onNeedPrivacyAuthorization?(listen: (resolve: Resolve) => void): void;
  getPrivacySetting?(options: { success(reply: { privacyContractName?: string }): void }): void;
  openPrivacyContract?(options: object): void;
}

/** WeChat puts `wx` before every file; it need not be a property of the global object. A browser has none. */
declare const wx: PrivacyWx | undefined;

const wechatOf = (): PrivacyWx => (typeof wx === "undefined" ? {} : wx);

function ask(resolve: Resolve, contractName: string): void {
  const answer = (reply: Parameters<Resolve>[0]) => {
    usePrivacyQuestion.setState({ question: null });
    resolve(reply);
  };
  usePrivacyQuestion.setState({
    question: {
      contractName,
      agree: () => answer({ event: "agree", buttonId: AGREE_BUTTON_ID }),
      refuse: () => answer({ event: "disagree" }),
    },
  });
}

/**
 * WeChat holds back the first call that touches personal data until the person has agreed. Registered once, when the
 * app starts. Refusing only makes that one call fail: pages without personal data go on working.
 */
export function listenForPrivacy(): void {
  const wechat = wechatOf();
  wechat.onNeedPrivacyAuthorization?.((resolve) => {
    const plainName = "《用户隐私保护指引》";
    if (!wechat.getPrivacySetting) return ask(resolve, plainName);
    wechat.getPrivacySetting({ success: (r) => ask(resolve, r.privacyContractName ?? plainName) });
  });
}

/** Opens WeChat's own page with the full text. */
export function openPrivacyContract(): void {
  wechatOf().openPrivacyContract?.({});
}
