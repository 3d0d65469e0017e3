import Taro from "@tarojs/taro";
import type { PickedPhoto } from "./port";

const QUALITY = 70;
/** In pixels: small print on a paper is still readable. */
const WIDEST = 1600;

const wasCancelled = (error: unknown): boolean =>
  ((error as { errMsg?: string } | null)?.errMsg ?? "").includes("cancel");

/** Old versions of WeChat do not know the width; a picture that cannot be made smaller is sent as it is. */
async function compressed(path: string): Promise<string> {
  try {
    const option = { src: path, quality: QUALITY, compressedWidth: WIDEST };
    return (await Taro.compressImage(option)).tempFilePath;
  } catch {
    return path;
  }
}

/** Camera or album, as the person likes. Refusing, or closing the camera, chooses nothing. */
export async function pickPhotos(most: number): Promise<PickedPhoto[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: Math.min(most, 9),
      mediaType: ["image"],
      sourceType: ["camera", "album"],
      sizeType: ["compressed"],
    });
    return await Promise.all(
      tempFiles.map(async ({ tempFilePath, size }) => {
        const path = await compressed(tempFilePath);
        return { preview: path, bytes: size, content: path };
      }),
    );
  } catch (error) {
    if (wasCancelled(error)) return [];
    throw error;
  }
}

/** `wx.cloud.uploadFile` answers a promise only without callbacks, and a task only with them. */
export function putUp(
  photo: PickedPhoto,
  cloudPath: string,
  onShare: (share: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const task = Taro.cloud.uploadFile({
      cloudPath,
      filePath: photo.content as string,
      success: () => resolve(),
      fail: (failure: { errMsg?: string }) =>
        reject(new Error(failure.errMsg ?? "uploadFile:fail")),
    }) as unknown as
      { onProgressUpdate?(hear: (state: { progress: number }) => void): void } | undefined;
    task?.onProgressUpdate?.(({ progress }) => onShare(progress / 100));
  });
}

/** Writes a file and opens WeChat's own sheet for passing it on to a chat, from where it can be kept. */
export async function giveTextFile(name: string, text: string): Promise<boolean> {
  const filePath = `${Taro.env.USER_DATA_PATH ?? ""}/${name}`;
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, text, "utf8");
    await Taro.shareFileMessage({ filePath, fileName: name });
    return true;
  } catch {
    return false;
  }
}
