import { describe, expect, it } from "vitest";
import { LikesByPost } from "@/lib/posts/contract";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { SavedThings, SavesCount, SavesPage, SaveState } from "@/lib/saves/contract";
import { createPost, createVariant } from "@/lib/testing/factories";
import { GET as LIKES } from "../likes/route";
import * as post from "../posts/[postId]/save/route";
import * as product from "../products/[handle]/save/route";
import { GET as COUNT } from "./count/route";
import { GET } from "./route";
import { GET as STATE } from "./state/route";

const ctx = systemContext(db, "test");
const at = (params: Record<string, string>) => ({ params: Promise.resolve(params) });
const call = (method: string, search: string, cookie = "") =>
  new Request(`http://localhost:3000/api/saves${search}`, {
    method,
    headers: { "sec-fetch-site": "same-origin", "accept-language": "th", cookie },
  });
const cookieOf = (answer: Response) => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

describe("/api/saves", () => {
  it("keeps what a browser saves for that browser alone, and stores it nowhere on the way", async () => {
    const { handle } = await createVariant(ctx);
    const { id } = await createPost(ctx, []);
    const saved = await product.PUT(call("PUT", ""), at({ handle }));
    const cookie = cookieOf(saved);
    expect(SaveState.parse(await saved.json())).toEqual({ isSaved: true });
    await post.PUT(call("PUT", "", cookie), at({ postId: id }));
    const list = await GET(call("GET", "?locale=en", cookie), at({}));
    expect(list.headers.get("cache-control")).toBe("private, no-store");
    expect(SavesPage.parse(await list.json()).items).toHaveLength(2);
    expect(SavesPage.parse(await (await GET(call("GET", "?locale=en"), at({}))).json()).items).toEqual([]);
    const state = await STATE(call("GET", `?posts=${id}&products=${handle},other`, cookie), at({}));
    expect(SavedThings.parse(await state.json())).toEqual({ posts: [id], products: [handle] });
    expect(SavesCount.parse(await (await COUNT(call("GET", "", cookie), at({}))).json())).toEqual({ count: 2 });
    const likes = await LIKES(call("GET", `?posts=${id}`, cookie), at({}));
    expect(LikesByPost.parse(await likes.json())[id]?.isSaved).toBe(true);
    const removed = await product.DELETE(call("DELETE", "", cookie), at({ handle }));
    expect(SaveState.parse(await removed.json())).toEqual({ isSaved: false });
    await post.DELETE(call("DELETE", "", cookie), at({ postId: id }));
    expect(SavesCount.parse(await (await COUNT(call("GET", "", cookie), at({}))).json())).toEqual({ count: 0 });
  });

  it("answers 404 for what is not there or cannot be ours", async () => {
    expect((await product.PUT(call("PUT", ""), at({ handle: "nothing-here" }))).status).toBe(404);
    expect((await product.PUT(call("PUT", ""), at({ handle: "../etc" }))).status).toBe(404);
    expect((await post.PUT(call("PUT", ""), at({ postId: crypto.randomUUID() }))).status).toBe(404);
  });

  it.each(["", "?locale=de", "?locale=th&size=9", `?locale=th&cursor=${"a".repeat(201)}`])(
    "refuses the question %j",
    async (search) => {
      expect((await GET(call("GET", search), at({}))).status).toBe(422);
    },
  );

  it.each(["?posts=1", "?products=A", `?products=${Array(51).fill("cup").join(",")}`, "?all=1"])(
    "refuses to look for %j",
    async (search) => {
      expect((await STATE(call("GET", search), at({}))).status).toBe(422);
    },
  );
});
