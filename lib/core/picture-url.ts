import type { Locale } from "./locale";

/** Address of one rendition of a picture; its key carries a hash, so an address never changes its meaning. */
export const pictureUrl = (key: string, width: number, format: "avif" | "webp" = "avif") =>
  `/media/${key}-${String(width)}.${format}`;

/** Size of the picture that stands over a shared link, in pixels. */
export const SHARE_CARD = { width: 1200, height: 630 } as const;

/** File name of a picture's share card. Another recipe for it needs another number here: the files are kept for ever. */
export const shareCardName = (key: string) => `${key}-share-1.jpg`;

/** Address of a picture as previews of links take it: JPEG, because messengers do not read AVIF. */
export const shareCardUrl = (key: string) => `/media/${shareCardName(key)}`;
/** Address of a video, whose poster has the addresses of a picture. */
export const clipUrl = (key: string) => `/media/${key}.mp4`;

/** Address of a video's captions in a language. */
export const captionsUrl = (key: string, locale: Locale) => `/media/${key}.${locale}.vtt`;
