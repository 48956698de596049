import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { PostThumbPage } from "@/lib/posts/contract";
import { createPost } from "@/lib/testing/factories";
import { GET } from "./route";

const ctx = systemContext(db, "test");
const read = (tag: string, search = "?locale=th") =>
  GET(new Request(`http://localhost:3000/api/tags/x/posts${search}`), { params: Promise.resolve({ tag }) });

describe("/api/tags/{tag}/posts", () => {
  it("finds a Thai tag however the address is written, and goes on from a cursor", async () => {
    const caption = { th: "ชั้นเดียว #ชั้นไม้ทดสอบ", en: "One shelf" };
    for (let made = 0; made < 13; made += 1) await createPost(ctx, [], { caption });
    const answer = await read(encodeURIComponent("ชั้นไม้ทดสอบ"));
    const first = PostThumbPage.parse(await answer.json());
    expect(first.items).toHaveLength(12);
    expect(answer.headers.get("cache-control")).toContain("s-maxage=30");
    const rest = await read("ชั้นไม้ทดสอบ", `?locale=th&cursor=${first.nextCursor ?? ""}`);
    expect(PostThumbPage.parse(await rest.json())).toMatchObject({ items: [{}], nextCursor: null });
  });

  it("is empty for a tag of no post, and takes no question it does not know", async () => {
    expect(PostThumbPage.parse(await (await read("nobodys")).json()).items).toEqual([]);
    expect((await read("vase", "?locale=th&sort=likes")).status).toBe(422);
    expect((await read("x".repeat(700))).status).toBe(404);
  });
});
