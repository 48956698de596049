const urls = new WeakMap<Blob, string>();

/** An address under which the page can show a file of its own; the same one each time, gone with the page. */
export function blobUrl(blob: Blob): string {
  const known = urls.get(blob);
  if (known !== undefined) return known;
  const made = URL.createObjectURL(blob);
  urls.set(blob, made);
  return made;
}
