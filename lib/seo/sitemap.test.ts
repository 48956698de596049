import { describe, expect, it } from "vitest";
import { SitemapParams } from "./contract";
import { MAX_ADDRESSES, PAGES_PER_FILE, robotsText, sitemapXml } from "./sitemap";

const origin = "https://shop.example";

describe("sitemapXml", () => {
  it("gives each language an address with the same twins, in escaped XML", () => {
    const path = (locale: string) => `/${locale}/a&b`;
    const xml = sitemapXml([{ path, changedAt: new Date("2026-01-02T03:04:05Z") }], origin);
    const twins = ["th", "en", "x-default"].map((name) => {
      const language = name === "x-default" ? "th" : name;
      return `<xhtml:link rel="alternate" hreflang="${name}" href="${origin}/${language}/a&amp;b"/>`;
    });
    for (const language of ["th", "en"]) {
      expect(xml).toContain(
        `<url><loc>${origin}/${language}/a&amp;b</loc><lastmod>2026-01-02T03:04:05.000Z</lastmod>${twins.join("")}</url>`,
      );
    }
  });

  it("holds at most five thousand addresses in a full file", () => {
    const entries = Array.from({ length: PAGES_PER_FILE }, () => ({ path: () => "/", changedAt: null }));
    expect(sitemapXml(entries, origin).match(/<loc>/g)).toHaveLength(MAX_ADDRESSES);
  });
});

describe("robotsText", () => {
  it("closes what belongs to one shopper, in every language, and leaves pages and pictures open", () => {
    const lines = robotsText(origin).split("\n");
    for (const path of ["/api/", "/th/bag", "/en/checkout", "/th/orders", "/en/me", "/th/saved", "/en/search"]) {
      expect(lines).toContain(`Disallow: ${path}`);
    }
    expect(lines).toContain("Sitemap: https://shop.example/sitemap.xml");
    const closed = lines.flatMap((line) => /^Disallow: (.+)/.exec(line)?.[1] ?? []);
    for (const open of ["/th", "/en/shop", "/th/p/mug", "/media/mug-1-share-1.jpg", "/_next/static/x.js"]) {
      expect(closed.filter((path) => open.startsWith(path))).toEqual([]);
    }
  });
});

describe("SitemapParams", () => {
  it("reads names of files and nothing else", () => {
    expect(SitemapParams.parse({ name: "posts-12.xml" }).name).toEqual({ kind: "posts", number: 12 });
    for (const name of ["posts-0.xml", "posts-1", "people-1.xml", "../posts-1.xml", "posts-1234567.xml"]) {
      expect(SitemapParams.safeParse({ name }).success).toBe(false);
    }
  });
});
