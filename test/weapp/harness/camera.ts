import { sendBytes } from "./http";
import type { Privacy } from "./privacy";
import { call, Refusal, type CallOptions } from "./wx-call";
import type { WechatOptions } from "./wechat";

/** The most that one opening of the camera or album gives. */
const MOST_MEDIA = 20;

interface UploadTask {
  onProgressUpdate(hear: (state: { progress: number }) => void): void;
}

/**
 * Camera, album and cloud storage: pictures are temporary files that only their own path leads to, and `uploadFile` gives a task
 * where it is given callbacks.
 */
export function makeCamera(privacy: Privacy, options: WechatOptions) {
  const files = new Map<string, Buffer>();
  const keep = (content: Buffer): string => {
    const path = `wxfile://tmp_${String(files.size + 1)}.jpg`;
    files.set(path, content);
    return path;
  };

  const upload = call("cloud.uploadFile", async ({ cloudPath, filePath }) => {
    const content = files.get(filePath as string);
    if (!content) throw new Refusal("file not found");
    const { cloud, openid, person } = options;
    if (person.losesUpload) throw new Refusal("request:fail network error", -404011);
    const url = `${cloud}/phone/api/files?path=${encodeURIComponent(cloudPath as string)}`;
    const { status, body } = await sendBytes(url, content, { "x-canbao-openid": openid });
    if (status !== 200) throw new Refusal("errCode: -503001 storage request fail", -503001);
    return { ...(body as object), statusCode: 200 };
  });

  return {
    calls: {
      chooseMedia: call("chooseMedia", async ({ count, mediaType }) => {
        if ((count as number) > MOST_MEDIA) throw new Refusal("parameter error: count");
        if (!(await privacy.ask())) throw new Refusal("privacy permission is not authorized", 103);
        const photo = options.person.takePhoto?.();
        if (!photo || !(mediaType as string[]).includes("image")) throw new Refusal("cancel");
        const tempFiles = [{ tempFilePath: keep(photo), size: photo.length, fileType: "image" }];
        return { tempFiles, type: "image" };
      }),
      compressImage: call("compressImage", ({ src }) => {
        const content = files.get(src as string);
        if (!content) throw new Refusal("file not found");
        return { tempFilePath: keep(content) };
      }),
      previewImage: call("previewImage", () => ({})),
    },
    uploadFile(given: CallOptions): Promise<object> | UploadTask | undefined {
      const promise = upload(given);
      if (promise) return promise;
      return {
        onProgressUpdate: (hear) => {
          setTimeout(() => hear({ progress: 50 }), 0);
        },
      };
    },
  };
}
