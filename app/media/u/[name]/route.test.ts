import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { revokeRight } from "@/lib/rights";
import { createPhoto } from "@/lib/testing/photos";
import { GET } from "./route";

const ctx = systemContext(db, "test");
const bytes = Buffer.from("RIFF....WEBP");

const ask = (name: string, headers: Record<string, string> = {}) =>
  GET(new Request("http://localhost:3000/media/u/x", { headers }), { params: Promise.resolve({ name }) });

describe("the file of a customer's photo", () => {
  it("is there while it may be shown, can do nothing as a page, and is kept for half a minute", async () => {
    const { mediaKey } = await createPhoto(ctx, { state: "approved", bytes });
    const name = `${mediaKey}-720.webp`;
    const answer = await ask(name);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, max-age=30",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "x-content-type-options": "nosniff",
      etag: `"${name}"`,
    });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    const again = await ask(name, { "if-none-match": `W/"${name}"` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("is a clip in parts, as players ask for it, and gone like a photo", async () => {
    const { id, mediaKey } = await createPhoto(ctx, { state: "approved", film: Buffer.from("0123456789") });
    const name = `${mediaKey}.mp4`;
    const whole = await ask(name);
    expect([whole.status, whole.headers.get("content-type"), await whole.text()]).toEqual([
      ...[200, "video/mp4", "0123456789"],
    ]);
    const part = await ask(name, { range: "bytes=-4" });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([206, "bytes 6-9/10", "6789"]);
    expect((await ask(name, { range: "bytes=10-" })).status).toBe(416);
    const given = { grantor: "Fah", words: "x", locale: "th", evidence: { method: "change" } } as const;
    await revokeRight(ctx, { ...given, workId: id });
    expect((await ask(name, { range: "bytes=0-1" })).status).toBe(410);
  });

  it("is gone after its creator took the right back, also for a browser that has it", async () => {
    const { id, mediaKey } = await createPhoto(ctx, { state: "approved", bytes });
    const name = `${mediaKey}-720.webp`;
    const given = { grantor: "Fah", words: "x", locale: "th", evidence: { method: "change" } } as const;
    await revokeRight(ctx, { ...given, workId: id });
    for (const headers of [{}, { "if-none-match": `"${name}"` }]) {
      const answer = await ask(name, headers);
      expect([answer.status, answer.headers.get("cache-control"), await answer.text()]).toEqual([
        ...[410, "public, max-age=30", ""],
      ]);
    }
  });

  it("is nowhere before somebody approved it, for what there is no file of, and for a name that is none", async () => {
    const waiting = await createPhoto(ctx, { bytes });
    const shown = await createPhoto(ctx, { state: "approved", bytes });
    const names = [
      `${waiting.mediaKey}-720.webp`,
      `${shown.mediaKey}-99.webp`,
      "../../x",
      "x".repeat(81),
      `${"a".repeat(20)}-720.webp`,
    ];
    for (const name of names) expect((await ask(name)).status).toBe(404);
  });
});
