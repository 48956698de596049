import { Upload } from "tus-js-client";
import type { DraftUpload } from "@/lib/core/photo-draft";

/** Small enough to be through before a shaky network fails again, and below what one request may carry. */
const PIECE_BYTES = 512 * 1024;
const RETRY_MS = [0, 500, 1_000, 2_000, 4_000, 8_000, 15_000];

type Heard = { onBegun: () => void; onSent: (bytes: number) => void; signal: AbortSignal };

/**
 * Uploads a photo in pieces; one that has begun goes on where it stopped, also after a reload.
 *
 * @returns Resolves when all of it is there. Rejects when the network stayed away, or when `signal` ends it.
 */
export function uploadPhoto(
  blob: Blob,
  { uploadKey, clipKey, isBegun }: DraftUpload,
  { onBegun, onSent, signal }: Heard,
) {
  return new Promise<void>((resolve, reject) => {
    const upload = new Upload(blob, {
      endpoint: "/api/uploads",
      uploadUrl: isBegun ? `/api/uploads/${uploadKey}` : null,
      metadata: { key: uploadKey, ...(clipKey !== null && { clip: clipKey }) },
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_MS,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: onBegun,
      onProgress: onSent,
      onSuccess: () => resolve(),
      onError: reject,
    });
    signal.addEventListener("abort", () => {
      void upload.abort();
      reject(new Error("ended"));
    });
    upload.start();
  });
}
