import type { PickedPhoto } from "./port";

/** Longest edge of a picture that is sent, in pixels: small print on a paper is still readable. */
const LONGEST_EDGE = 1600;
const QUALITY = 80;

/** The browser's own window for choosing files; on a phone it offers the camera too. */
export function chooseFiles(): Promise<File[]> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = "image/*";
  input.multiple = true;
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}

/** The picture as a JPEG of moderate size; what the browser cannot read as a picture is refused. */
export async function smallPicture(file: File): Promise<PickedPhoto> {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_EDGE / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const content = await new Promise<Blob>((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("the picture could not be drawn"))),
      "image/jpeg",
      QUALITY / 100,
    ),
  );
  return { preview: URL.createObjectURL(content), bytes: content.size, content };
}
