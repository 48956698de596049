import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clipDurationMs, writeCaptions } from "./clips";

describe("clipDurationMs", () => {
  it.each([
    ["candle-breath", 4_800],
    ["ring-swing", 4_042],
  ])("reads how long %s runs: %i ms", (name, durationMs) => {
    expect(clipDurationMs(readFileSync(`lib/db/seed/demo/clips/${name}.mp4`))).toBe(durationMs);
  });

  it("refuses what is no clip", () => {
    expect(() => clipDurationMs(Buffer.from("mvhd"))).toThrow("no MP4");
    expect(() => clipDurationMs(Buffer.alloc(400))).toThrow("no MP4");
  });
});

describe("writeCaptions", () => {
  it("says one thing for the whole clip, in words that cannot be markup", () => {
    const [head, , times, words] = writeCaptions("Tea & a <cup>,\n seen slowly", 64_800).split("\n");
    expect(head).toBe("WEBVTT");
    expect(times).toMatch(/^00:00\.000 --> 01:04\.800 line:/);
    expect(words).toBe("Tea &amp; a &lt;cup>, seen slowly");
  });
});
