import type { PickedText } from "./port";

/** Spreadsheets of offices are still written in the older Chinese encoding: what is no UTF-8 is read as that. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** A text file that the person chooses; undefined where they thought better of it. */
export function pickTextInBrowser(): Promise<PickedText | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".csv,.txt,text/csv,text/plain";
    input.addEventListener("cancel", () => resolve(undefined));
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (!file) resolve(undefined);
      else
        file.arrayBuffer().then(
          (bytes) => resolve({ name: file.name, text: decode(bytes) }),
          () => resolve(undefined),
        );
    });
    input.click();
  });
}
