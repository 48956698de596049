import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { StoryView } from "@/lib/stories/contract";
import { createStory, createVariant } from "@/lib/testing/factories";
import { GET } from "./route";

const ctx = systemContext(db, "test");
const read = (handle: string, search = "?locale=th") =>
  GET(new Request(`http://localhost:3000/api/stories/${handle}${search}`), { params: Promise.resolve({ handle }) });

describe("/api/stories/{handle}", () => {
  it("gives the same story to everybody, for caches to keep", async () => {
    const { variantId } = await createVariant(ctx);
    const { handle } = await createStory(ctx, [[variantId], []], { durationMs: 4_800 });
    const answer = await read(handle);
    const story = StoryView.parse(await answer.json());
    expect([story.frames.length, story.products.length]).toEqual([2, 1]);
    expect(answer.headers.get("cache-control")).toContain("s-maxage=30");
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  it("says that there is none, and takes no question it does not know", async () => {
    const { handle } = await createStory(ctx, [[]]);
    expect((await read("nobodys")).status).toBe(404);
    expect((await read("No Handle")).status).toBe(404);
    expect((await read(handle, "?locale=de")).status).toBe(422);
    expect((await read(handle, "?locale=th&all=1")).status).toBe(422);
  });
});
