import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "@/lib/core/locale";
import { CONTENT_PAGES, routes } from "@/lib/core/routes";
import type { Block, Inline } from "./contract";
import { db } from "@/lib/db/connection";
import { getContentPage } from "./queries";
import { readContent } from "./rules";

const HEAD = "---\ntitle: A page\ndescription: What it is about\nupdatedOn: 2026-11-24\n---\n";
const read = (body: string, head = HEAD) =>
  readContent(`${head}${body}`, { locale: "en", values: { brand: "Lamai", days: 14 } });

const pagesOf = (locale: Locale) => Promise.all(CONTENT_PAGES.map((name) => getContentPage({ db }, name, locale)));
const anchorsOf = (blocks: Block[]) => blocks.flatMap((block) => (block.kind === "heading" ? [block.id] : []));

function partsOf(block: Block): Inline[] {
  if (block.kind === "list") return block.items.flat();
  return block.kind === "table" ? [...block.header, ...block.rows.flat()].flat() : block.children;
}
const linksIn = (parts: Inline[]): string[] =>
  parts.flatMap((part) => [
    ...(part.kind === "link" ? [part.href] : []),
    ...("children" in part ? linksIn(part.children) : []),
  ]);

describe("content", () => {
  it("has the same pages in every language, and no other files", () => {
    const files = CONTENT_PAGES.map((name) => `${name}.md`).sort();
    for (const locale of LOCALES) expect(readdirSync(`content/${locale}`).sort()).toEqual(files);
  });

  it("has the same sections in every language, changed on the same day", async () => {
    const [th, en] = await Promise.all([pagesOf("th"), pagesOf("en")]);
    const outline = (pages: Awaited<ReturnType<typeof pagesOf>>) =>
      pages.map(({ name, updatedOn, blocks }) => [name, updatedOn, anchorsOf(blocks), blocks.map(({ kind }) => kind)]);
    expect(outline(th)).toEqual(outline(en));
  });

  it.each(LOCALES)("links in %s only to pages and sections that exist, and fills every name in", async (locale) => {
    const pages = await pagesOf(locale);
    const own = pages.flatMap(({ name, blocks }) => {
      const path = routes.contentPage(locale, name);
      return [path, ...anchorsOf(blocks).map((id) => `${path}#${id}`)];
    });
    const links = pages.flatMap(({ blocks }) => blocks.flatMap((block) => linksIn(partsOf(block))));
    expect(links.filter((href) => href.startsWith("/") && !own.includes(href))).toEqual([]);
    expect(links.some((href) => href.startsWith(`/${locale}/pages/`))).toBe(true);
    expect(JSON.stringify(pages)).not.toMatch(/\{[#\w]/);
  });
});

describe("readContent", () => {
  it("shows raw HTML as the text that it is", () => {
    const { blocks } = read("<script>alert(1)</script>\n\nAn <b>inline</b> one");
    expect(blocks).toEqual([
      { kind: "paragraph", children: [{ kind: "text", text: "<script>alert(1)</script>" }] },
      {
        kind: "paragraph",
        children: ["An ", "<b>", "inline", "</b>", " one"].map((text) => ({ kind: "text", text })),
      },
    ]);
  });

  it("gives headings their anchors and links the address in their language", () => {
    const { title, blocks } = read("## The way back {#way-back}\n\nSee [returns](returns.md#cost) in {days} days.");
    expect(title).toBe("A page");
    expect(blocks[0]).toEqual({ kind: "heading", id: "way-back", children: [{ kind: "text", text: "The way back" }] });
    expect(linksIn(blocks.flatMap(partsOf))).toEqual(["/en/pages/returns#cost"]);
    expect(JSON.stringify(blocks)).toContain("in 14 days.");
  });

  it.each([
    ["a name that nobody fills in", "{nobody}"],
    ["a link to a script", "[x](javascript:alert(1))"],
    ["a link to an unknown page", "[x](nothing.md)"],
    ["a link without encryption", "[x](http://example.com)"],
    ["a heading without an anchor", "## Words"],
    ["a picture", "![x](x.png)"],
    ["a list within a list", "- one\n  - two"],
  ])("refuses %s", (_, body) => {
    expect(() => read(body)).toThrow();
  });

  it("refuses a page without its front matter, or with more of it than is known", () => {
    expect(() => read("Words", "")).toThrow();
    expect(() => read("Words", HEAD.replace("title", "layout: x\ntitle"))).toThrow();
  });
});
