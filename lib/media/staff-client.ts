import { isFilm } from "@/lib/core/upload-limits";
import { ProblemError, sendJson } from "@/lib/http/api-client";
import type { Crop, UploadedPicture } from "./staff-contract";

export type { Crop, UploadedPicture, WholePicture } from "./staff-contract";

/**
 * Sends one picture or clip as it is: what it really is, its first bytes say.
 *
 * @param onProgress Told which part is sent, from 0 to 1; after 1 the shop still decodes it.
 * @throws ProblemError for a refusal, `TypeError` when there is no network.
 */
export function uploadMedia(file: File, onProgress: (part: number) => void): Promise<UploadedPicture> {
  return new Promise((resolve, reject) => {
    // `fetch` tells nothing of what it has sent.
    const request = new XMLHttpRequest();
    request.open(
      "POST",
      `/api/studio/${isFilm(file) ? "clips" : "media"}?name=${encodeURIComponent(file.name.slice(0, 200))}`,
    );
    request.setRequestHeader("accept-language", document.documentElement.lang);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new TypeError("The network failed."));
    request.onload = () => {
      // Safe: route tests parse every answer with its contract; a proxy in front may answer something else.
      const answer = request.response as UploadedPicture | ProblemError["problem"] | null;
      if (answer !== null && "key" in answer) resolve(answer);
      else if (answer !== null && "type" in answer) reject(new ProblemError(answer));
      else reject(new TypeError("The answer was none of ours."));
    };
    request.send(file);
  });
}

/** Another picture of the same original, showing another part of it; null for all of it. */
export const cropPicture = (mediaId: string, crop: Crop | null): Promise<UploadedPicture> =>
  sendJson<UploadedPicture>("POST", `/api/studio/media/${mediaId}/crop`, { body: { crop } });
