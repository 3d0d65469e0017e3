import type { MaterialWanted } from "../../core/contracts";
import { Notice, PhotoField } from "../components";
import { Box } from "../platform";
import { photoWords } from "./photos";
import type { Photos } from "./use-photos";

interface RequestPhotosProps {
  wanted: readonly MaterialWanted[];
  photos: Photos;
  /** Names of materials that are missing, where that was said. */
  missing?: readonly string[];
}

/** Any other paper that somebody wants to show. */
export const OTHER_PAPER = "其他材料";

/** One field a paper that the plan asks for, and one for whatever else proves it. */
export function RequestPhotos({ wanted, photos, missing = [] }: RequestPhotosProps) {
  const papers = [
    ...wanted,
    ...(wanted.some(({ name }) => name === OTHER_PAPER)
      ? []
      : [{ name: OTHER_PAPER, required: false, cite: "" }]),
  ];
  return (
    <Box className="stack-wide">
      {photos.trouble ? <Notice tone="error" title={photos.trouble} live="alert" /> : null}
      {papers.map((paper, index) => (
        <PhotoField
          key={paper.name}
          id={index === 0 ? "request-photos" : `request-photo-${String(index)}`}
          label={
            paper.required || paper.name === OTHER_PAPER ? paper.name : `${paper.name}（有就传）`
          }
          hint={paper.cite ? `依据：${paper.cite}` : undefined}
          fault={missing.includes(paper.name) ? `还没有${paper.name}的照片` : undefined}
          photos={photos.photos
            .filter(({ material }) => material === paper.name)
            .map((photo) => ({
              id: photo.id,
              preview: photo.picked.preview,
              state: photo.state,
              words: photoWords(photo),
            }))}
          full={photos.full}
          busy={photos.picking === paper.name}
          onAdd={() => photos.pick(paper.name)}
          onAgain={photos.again}
          onRemove={photos.remove}
        />
      ))}
      {photos.full ? <Box className="small soft">一次最多传 12 张照片。</Box> : null}
    </Box>
  );
}
