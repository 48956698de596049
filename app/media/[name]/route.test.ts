import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/connection";
import { media } from "@/lib/db/schema/media";
import { GET } from "./route";

const ask = (name: string) => GET(new Request("http://localhost:3000/media/x"), { params: Promise.resolve({ name }) });

async function createMedia(kind: "picture" | "video", alt: { th: string; en: string }): Promise<string> {
  const key = `u-${crypto.randomUUID().replaceAll("-", "").slice(0, 24)}`;
  const row = { key, kind, alt, width: 720, height: 900, thumbhash: "1QcSHQRnh493V4dIh4eXh1h4kJUI" };
  await db.insert(media).values({ ...row, durationMs: kind === "video" ? 2_500 : null });
  return key;
}

describe("captions of a clip", () => {
  it("say in each language what staff said that it shows, and are asked for again after a minute", async () => {
    const key = await createMedia("video", { th: "แจกันสองใบ", en: "Two vases <b>\n turn" });
    const answer = await ask(`${key}.en.vtt`);
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
      ...[200, "text/vtt; charset=utf-8", "public, max-age=60"],
    ]);
    const text = await answer.text();
    expect(text).toMatch(/^WEBVTT\n\n00:00\.000 --> 00:02\.500 /);
    expect(text).toContain("Two vases &lt;b> turn");
    expect(await (await ask(`${key}.th.vtt`)).text()).toContain("แจกันสองใบ");
  });

  it("have no words while nothing is said, and are not there for pictures, strangers and other languages", async () => {
    const silent = await createMedia("video", { th: "", en: " " });
    expect(await (await ask(`${silent}.en.vtt`)).text()).toBe("WEBVTT\n");
    const picture = await createMedia("picture", { th: "ก", en: "a" });
    for (const name of [`${picture}.en.vtt`, `${silent}.fr.vtt`, `${silent}.vtt`, "u-x.en.vtt", `${silent}.mp4`]) {
      expect((await ask(name)).status).toBe(404);
    }
  });
});
