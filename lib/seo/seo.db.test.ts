import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { withContext } from "@/lib/testing/database";
import { createPost, createVariant } from "@/lib/testing/factories";
import { listSitemapEntries, listSitemapRanges, sitemapPaths } from "./queries";

const visitor = { kind: "visitor" } as const;

/** Thai paths of all files of a kind, file by file. */
async function filesOf(ctx: Context, kind: "pages" | "products" | "posts", size: number): Promise<string[][]> {
  const ranges = await listSitemapRanges(ctx, size);
  const files = ranges[kind].map((_, index) => listSitemapEntries(ctx, ranges, { kind, number: index + 1 }));
  return (await Promise.all(files)).map((entries) => entries.map(({ path }) => path("th")));
}

describe("listSitemapEntries", () => {
  it("lists every published post once, in files of the asked size, and no draft", () =>
    withContext(visitor, async (ctx) => {
      const published = [];
      for (let count = 0; count < 5; count += 1) published.push(await createPost(ctx, []));
      await createPost(ctx, [], { status: "draft" });
      const files = await filesOf(ctx, "posts", 2);
      expect(files.map((file) => file.length)).toEqual([2, 2, 1]);
      expect(files.flat()).toEqual(published.map(({ shortId }) => `/th/post/${shortId}`));
    }));

  it("takes in what was published after the files were counted", () =>
    withContext(visitor, async (ctx) => {
      await createPost(ctx, []);
      const ranges = await listSitemapRanges(ctx, 2);
      const { shortId } = await createPost(ctx, []);
      const entries = await listSitemapEntries(ctx, ranges, { kind: "posts", number: 1 });
      expect(entries.map(({ path }) => path("en"))).toContain(`/en/post/${shortId}`);
      expect(entries.at(-1)?.changedAt).toBeInstanceOf(Date);
    }));

  it("lists published products and the collections they are in, and no draft", () =>
    withContext(visitor, async (ctx) => {
      const { handle } = await createVariant(ctx);
      await createVariant(ctx, { status: "draft" });
      expect(await filesOf(ctx, "products", 10)).toEqual([[`/th/p/${handle}`]]);
      const [pages = []] = await filesOf(ctx, "pages", 10);
      expect(pages).toEqual(expect.arrayContaining(["/th", "/th/shop", "/th/pages/privacy"]));
      expect(pages.filter((path) => path.startsWith("/th/shop/table-"))).toHaveLength(2);
    }));

  it("refuses a file that the index does not list", () =>
    withContext(visitor, async (ctx) => {
      const ranges = await listSitemapRanges(ctx);
      expect(sitemapPaths(ranges)).toEqual(["/sitemaps/pages-1.xml"]);
      await expect(listSitemapEntries(ctx, ranges, { kind: "posts", number: 1 })).rejects.toMatchObject({
        code: "not_found",
      });
    }));
});
