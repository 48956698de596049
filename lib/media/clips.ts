const MOVIE_HEADER = "mvhd";
const CLOCKS_PER_SECOND_AT = 12;
const DURATION_AT = 16;

/**
 * How long an MP4 runs, from the header that every one has.
 *
 * @param mp4 Bytes of the file; its movie header is of version 0, as encoders write it for anything under 36 hours.
 * @returns Whole milliseconds.
 * @throws Error for bytes without such a header.
 * @see https://developer.apple.com/documentation/quicktime-file-format/movie_header_atom
 */
export function clipDurationMs(mp4: Buffer): number {
  const start = mp4.indexOf(MOVIE_HEADER) + MOVIE_HEADER.length;
  if (start < MOVIE_HEADER.length || mp4.length < start + DURATION_AT + 4 || mp4.readUInt8(start) !== 0) {
    throw new Error("This is no MP4 with a movie header of version 0.");
  }
  const clocksPerSecond = mp4.readUInt32BE(start + CLOCKS_PER_SECOND_AT);
  return Math.round((mp4.readUInt32BE(start + DURATION_AT) * 1_000) / clocksPerSecond);
}

/**
 * Captions of a clip without sound: what is seen, from its beginning to its end.
 *
 * @see https://www.w3.org/TR/webvtt1/
 */
export function writeCaptions(words: string, durationMs: number): string {
  const escaped = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(/\s+/g, " ").trim();
  return `WEBVTT\n\n${timestamp(0)} --> ${timestamp(durationMs)} ${PLACE}\n${escaped}\n`;
}

/** At the top, where no button is. */
const PLACE = "line:3% position:50% size:92%";

function timestamp(ms: number): string {
  const minutes = String(Math.floor(ms / 60_000)).padStart(2, "0");
  const seconds = ((ms % 60_000) / 1_000).toFixed(3).padStart(6, "0");
  return `${minutes}:${seconds}`;
}
