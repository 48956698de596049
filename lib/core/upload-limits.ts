/** Largest picture that staff may send, and the fewest and most pixels of one. */
export const UPLOAD_LIMITS = { bytes: 15_000_000, pixels: 50_000_000, shortestSide: 64, longestByShortest: 5 } as const;

/** What a file dialog offers; what a file really is shows its first bytes. */
export const PICTURE_TYPES = ["image/jpeg", "image/png", "image/webp"] as const;
