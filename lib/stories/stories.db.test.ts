import { describe, expect, it } from "vitest";
import { z } from "zod";
import { withContext } from "@/lib/testing/database";
import { createStory, createVariant } from "@/lib/testing/factories";
import { StoryRing, StoryView } from "./contract";
import { getStory, listStories } from "./queries";

const visitor = { kind: "visitor" } as const;
const day = (number: number) => new Date(Date.UTC(2026, 0, number));

describe("listStories", () => {
  it("gives the five newest published stories that have something to show, newest first", () =>
    withContext(visitor, async (ctx) => {
      const made: string[] = [];
      for (const at of [1, 3, 2, 6, 5, 4]) made.push((await createStory(ctx, [[]], { publishedAt: day(at) })).handle);
      await createStory(ctx, [[]], { publishedAt: day(8), status: "draft" });
      await createStory(ctx, [], { publishedAt: day(9) });
      const rings = z.array(StoryRing).parse(await listStories(ctx, "th"));
      expect(rings.map(({ handle }) => handle)).toEqual([3, 4, 5, 1, 2].map((index) => made[index]));
    }));
});

describe("getStory", () => {
  it("gives its frames in order, each with its own products, every product once", () =>
    withContext(visitor, async (ctx) => {
      const [first, second] = [await createVariant(ctx), await createVariant(ctx)];
      const ids = [first.variantId, second.variantId];
      const { handle } = await createStory(ctx, [ids, [], [second.variantId]]);
      const story = StoryView.parse(await getStory(ctx, handle, "en"));
      expect(story.products.map((product) => product.handle)).toEqual([first.handle, second.handle]);
      expect(story.frames.map(({ tags }) => tags.map(({ product }) => product))).toEqual([[0, 1], [], [1]]);
      expect(story.frames.map(({ words }) => words)).toEqual(["Frame 1", "Frame 2", "Frame 3"]);
      expect(story.frames.map(({ video }) => video)).toEqual([null, null, null]);
    }));

  it("leaves out what is not for sale, and says how long a clip runs", () =>
    withContext(visitor, async (ctx) => {
      const draft = await createVariant(ctx, { status: "draft" });
      const { handle } = await createStory(ctx, [[draft.variantId]], { durationMs: 4_800 });
      const story = StoryView.parse(await getStory(ctx, handle, "th"));
      expect(story.products).toEqual([]);
      expect(story.frames[0]).toMatchObject({ tags: [], video: { durationMs: 4_800 } });
    }));

  it("hides drafts and stories without frames", () =>
    withContext(visitor, async (ctx) => {
      const draft = await createStory(ctx, [[]], { status: "draft" });
      const empty = await createStory(ctx, []);
      for (const { handle } of [draft, empty, { handle: "nobodys" }]) {
        await expect(getStory(ctx, handle, "en")).rejects.toMatchObject({ code: "not_found" });
      }
    }));
});
