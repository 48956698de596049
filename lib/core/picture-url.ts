/** Address of one rendition of a picture; its key carries a hash, so an address never changes its meaning. */
export const pictureUrl = (key: string, width: number, format: "avif" | "webp" = "avif") =>
  `/media/${key}-${String(width)}.${format}`;
