import { Box, Picture, platform, Tap, Words } from "../platform";
import { Button } from "./button";

export interface PhotoShown {
  id: number;
  /** Something an image element can show. */
  preview: string;
  state: "sending" | "there" | "failed";
  /** 已传好 · 正在传，37% … */
  words: string;
}

interface PhotoFieldProps {
  id: string;
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
  photos: readonly PhotoShown[];
  /** No more may be added. */
  full: boolean;
  /** The camera or album is being opened. */
  busy: boolean;
  onAdd(): void;
  onAgain(id: number): void;
  onRemove(id: number): void;
}

/** Photos of one paper: how far each has come, and a way to send it again or take it away. */
export function PhotoField(props: PhotoFieldProps) {
  const { id, label, hint, fault, photos, full, busy } = props;
  return (
    <Box className={fault ? "field field-wrong" : "field"} group label={label}>
      <Box className="field-label">{label}</Box>
      {hint ? <Box className="field-hint">{hint}</Box> : null}
      {fault ? <Box className="field-fault">{fault}</Box> : null}
      <Box as="ul" className="photos">
        {photos.map((photo, index) => (
          <PhotoItem
            key={photo.id}
            photo={photo}
            name={`${label}第 ${String(index + 1)} 张`}
            onAgain={() => props.onAgain(photo.id)}
            onRemove={() => props.onRemove(photo.id)}
          />
        ))}
      </Box>
      {full ? null : (
        <Button
          id={id}
          kind="plain"
          busy={busy}
          onTap={props.onAdd}
          label={`${photos.length > 0 ? "再加一张" : "拍照或选照片"}：${label}`}
        >
          {photos.length > 0 ? "再加一张" : "拍照或选照片"}
        </Button>
      )}
    </Box>
  );
}

interface PhotoItemProps {
  photo: PhotoShown;
  name: string;
  onAgain(): void;
  onRemove(): void;
}

function PhotoItem({ photo, name, onAgain, onRemove }: PhotoItemProps) {
  const { preview, state, words } = photo;
  const { showPicture } = platform;
  const picture = <Picture className="photo-picture" address={preview} label={name} />;
  return (
    <Box as="li" className="photo">
      {showPicture ? (
        <Tap label={`看大图：${name}`} onTap={() => showPicture(preview)}>
          {picture}
        </Tap>
      ) : (
        picture
      )}
      <Box className="photo-words">
        <Box live="polite" className={state === "failed" ? "field-fault" : "small"}>
          <Words>{words}</Words>
        </Box>
        <Box className="photo-ways">
          {state === "failed" ? (
            <Tap className="word-link" label={`再传一次：${name}`} onTap={onAgain}>
              再传一次
            </Tap>
          ) : null}
          <Tap className="word-link" label={`不要这张：${name}`} onTap={onRemove}>
            不要这张
          </Tap>
        </Box>
      </Box>
    </Box>
  );
}
