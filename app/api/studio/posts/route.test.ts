import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { media } from "@/lib/db/schema/media";
import { Problem } from "@/lib/http/problem";
import type { RouteHandler } from "@/lib/http/route";
import { StaffPost, StaffPostPage, Taggables } from "@/lib/posts/staff-contract";
import { createVariant } from "@/lib/testing/factories";
import { staffHeaders } from "@/lib/testing/staff";
import * as taggables from "../taggables/route";
import { POST as PUBLISH } from "./[postId]/publish/route";
import { POST as RESTORE } from "./[postId]/restore/route";
import * as one from "./[postId]/route";
import { POST as SCHEDULE } from "./[postId]/schedule/route";
import { POST as UNPUBLISH } from "./[postId]/unpublish/route";
import { GET, POST } from "./route";

const ctx = systemContext(db, "test");
const caption = { th: "เช้า", en: "Morning" };
const STRANGER = { "sec-fetch-site": "same-origin", "content-type": "application/json" };

type Call = { headers: Record<string, string>; postId?: string; body?: unknown; query?: string };

/** Calls a handler as a browser would. */
function ask(handler: RouteHandler, method: string, { headers, postId = "", body, query = "" }: Call) {
  const init = { method, headers, body: body === undefined ? null : JSON.stringify(body) };
  const request = new Request(`http://localhost:3000/api/studio/posts${query}`, init);
  return handler(request, { params: Promise.resolve({ postId }) });
}

async function draft() {
  const { variantId } = await createVariant(ctx);
  const row = { key: `p-${crypto.randomUUID()}`, width: 1080, height: 1350, thumbhash: "", alt: { th: "", en: "" } };
  const [picture] = await db.insert(media).values(row).returning({ id: media.id });
  const alt = { th: "แก้ว", en: "A cup" };
  return { caption, media: [{ id: picture?.id ?? "", alt, tags: [{ variantId, x: 0.5, y: 0.5 }] }] };
}

describe("the posts of the studio", () => {
  it("go from draft through every state and back, each answer with the next version", async () => {
    const headers = await staffHeaders(ctx, "curator");
    const input = await draft();
    const made = await ask(POST, "POST", { headers, body: input });
    expect(made.status).toBe(201);
    expect(made.headers.get("cache-control")).toBe("private, no-store");
    const { id: postId, version } = StaffPost.parse(await made.json());
    const step = async (handler: RouteHandler, method: string, body: object) => {
      const answer = await ask(handler, method, { headers, postId, body });
      expect(answer.status).toBe(200);
      const { status, version: next } = StaffPost.parse(await answer.json());
      return [status, next];
    };
    const publishAt = new Date(Date.now() + 3_600_000).toISOString();
    const edited = { ...input, caption: { ...caption, en: "Evening" } };
    expect(await step(one.PUT, "PUT", { ...edited, version })).toEqual(["draft", 2]);
    expect(await step(SCHEDULE, "POST", { version: 2, publishAt })).toEqual(["scheduled", 3]);
    expect(await step(PUBLISH, "POST", { version: 3 })).toEqual(["published", 4]);
    expect(await step(UNPUBLISH, "POST", { version: 4 })).toEqual(["draft", 5]);
    expect(await step(one.DELETE, "DELETE", { version: 5 })).toEqual(["deleted", 6]);
    expect(await step(RESTORE, "POST", { version: 6 })).toEqual(["draft", 7]);
    const list = await ask(GET, "GET", { headers, query: "?q=Evening&status=draft" });
    const { items } = StaffPostPage.parse(await list.json());
    expect(items.some(({ id }) => id === postId)).toBe(true);
    const found = await ask(taggables.GET, "GET", { headers, query: "?q=cup" });
    expect(Taggables.parse(await found.json()).items.length).toBeGreaterThan(0);
  });

  it("answer an old version with 412, a missing part with 422 at its field, a wrong state with 409", async () => {
    const headers = await staffHeaders(ctx, "manager");
    const made = await ask(POST, "POST", { headers, body: { caption: { th: "", en: "" }, media: [] } });
    const { id: postId } = StaffPost.parse(await made.json());
    const problemOf = async (answer: Response) => [answer.status, Problem.parse(await answer.json())] as const;
    const [stale, changed] = await problemOf(await ask(PUBLISH, "POST", { headers, postId, body: { version: 9 } }));
    expect([stale, changed.type]).toEqual([412, "/problems/changed-meanwhile"]);
    const [lacking, parts] = await problemOf(await ask(PUBLISH, "POST", { headers, postId, body: { version: 1 } }));
    expect([lacking, parts.type]).toEqual([422, "/problems/post-incomplete"]);
    expect(parts.errors?.map(({ pointer }) => pointer)).toEqual(["#/media", "#/caption/th", "#/caption/en"]);
    const [wrong, state] = await problemOf(await ask(UNPUBLISH, "POST", { headers, postId, body: { version: 1 } }));
    expect([wrong, state.type]).toEqual([409, "/problems/post-state"]);
  });

  it("take out of a caption what no reader would see, and refuse one that is too long", async () => {
    const headers = await staffHeaders(ctx, "curator");
    const bodyWith = (en: string) => ({ caption: { th: "เช้า", en }, media: [] });
    const made = await ask(POST, "POST", { headers, body: bodyWith("One\r\ntwo\u202e\u0000 <b>") });
    expect(StaffPost.parse(await made.json()).caption.en).toBe("One\ntwo <b>");
    expect((await ask(POST, "POST", { headers, body: bodyWith("x".repeat(2_201)) })).status).toBe(422);
  });

  it("are not there for strangers, whatever they ask for", async () => {
    const call = { headers: STRANGER, postId: crypto.randomUUID(), body: { version: 1 } };
    const answers = await Promise.all([
      ask(POST, "POST", { headers: STRANGER, body: await draft() }),
      ...[PUBLISH, UNPUBLISH, RESTORE, SCHEDULE].map((handler) => ask(handler, "POST", call)),
      ask(one.PUT, "PUT", call),
      ask(one.DELETE, "DELETE", call),
      ...[GET, one.GET, taggables.GET].map((handler) => ask(handler, "GET", { headers: STRANGER })),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
  });
});
