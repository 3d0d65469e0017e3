import Taro from "@tarojs/taro";
import type { PickedText } from "./port";

/** What only workers need of WeChat. */

/** What a code says that is held before the camera; undefined where the person thought better of it. */
export async function scanCode(): Promise<string | undefined> {
  try {
    return (await Taro.scanCode({ onlyFromCamera: true, scanType: ["qrCode"] })).result;
  } catch {
    return undefined;
  }
}

/** A file that somebody sent in a chat, read as text. */
export async function pickTextInChat(): Promise<PickedText | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: "file" });
    const [file] = tempFiles;
    if (!file) return undefined;
    const text = Taro.getFileSystemManager().readFileSync(file.path, "utf8") as string;
    return { name: file.name, text };
  } catch {
    return undefined;
  }
}
