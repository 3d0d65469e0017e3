import { WxFailure } from "./http";

/** `wx.cloud.uploadFile`: the content goes into cloud storage under this path; gives the file's id. */
export function uploadFile(
  cloudPath: string,
  content: Blob,
  onShare: (share: number) => void,
): Promise<{ fileID: string }> {
  const failure = (detail: string) => new WxFailure(`cloud.uploadFile:fail ${detail}`);
  return new Promise((resolve, reject) => {
    // Only the older interface tells how far it has come.
    const request = new XMLHttpRequest();
    request.open("POST", `/phone/api/files?path=${encodeURIComponent(cloudPath)}`);
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(failure("network"));
    request.onload = () => {
      if (request.status !== 200) {
        reject(failure(String(request.status)));
        return;
      }
      resolve(JSON.parse(request.responseText) as { fileID: string });
    };
    request.send(content);
  });
}
