/** Largest picture that staff may send, and the fewest and most pixels of one. */
export const UPLOAD_LIMITS = { bytes: 15_000_000, pixels: 50_000_000, shortestSide: 64, longestByShortest: 5 } as const;

/** A clip is short: it plays by itself, without sound, while somebody scrolls. Times in seconds, sides in pixels. */
export const CLIP_LIMITS = {
  bytes: 60_000_000,
  shortest: 0.5,
  longest: 60,
  /** A minute by the phone is often a little more. */
  grace: 0.5,
  smallestSide: 120,
  largestSide: 4_096,
} as const;

export const CLIP_TYPES = ["video/mp4", "video/quicktime", "video/webm"] as const;

/** Whether a file is a film of which a clip can be made, as far as its sender's system knows. */
export const isFilm = (file: Blob): boolean =>
  file.type.startsWith("video/") || (file instanceof File && /\.(?:mp4|m4v|mov|webm)$/i.test(file.name));

/** What a file dialog offers; what a file really is shows its first bytes. */
export const PICTURE_TYPES = ["image/jpeg", "image/png", "image/webp"] as const;
