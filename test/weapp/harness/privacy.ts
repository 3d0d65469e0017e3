/** How WeChat is answered when it held a call back. */
interface PrivacyAnswer {
  event: "agree" | "disagree" | "exposureAuthorization";
  buttonId?: string;
}
type Listener = (resolve: (answer: PrivacyAnswer) => void) => void;

/**
 * WeChat's guard before personal data: the first use is held back until the person has agreed, by tapping a button of
 * `open-type="agreePrivacyAuthorization"` that the mini-program shows. Naming a button that was not tapped does not count.
 */
export class Privacy {
  agreed = false;
  private listener: Listener | undefined;
  private tapped: string | undefined;

  listen(listener: Listener): void {
    this.listener = listener;
  }

  /** The person tapped an agree button with this id. */
  tappedAgree(id: string): void {
    this.tapped = id;
  }

  /** Resolves to whether the held-back call may go on. */
  async ask(): Promise<boolean> {
    if (this.agreed) return true;
    const { listener } = this;
    if (!listener)
      throw new Error("personal data is used, and nobody listens for WeChat's privacy question");
    const answer = await new Promise<PrivacyAnswer>((resolve) => listener(resolve));
    this.agreed = answer.event === "agree" && answer.buttonId === this.tapped;
    return this.agreed;
  }
}
