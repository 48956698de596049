import { describe, expect, it } from "vitest";
import { isKeepable, isPhotoShare, offlinePath, pageKey, readMessage, wayOf } from "./rules";

const origin = "https://shop.example";
const way = (path: string, more: Partial<Parameters<typeof wayOf>[0]> = {}) =>
  wayOf({ url: new URL(path, origin), origin, method: "GET", isNavigation: false, isRsc: false, ...more });

describe("wayOf", () => {
  it.each([
    ["/_next/static/chunks/a.js", "static"],
    ["/_next/static/media/anuphan.woff2", "static"],
    ["/media/moon-jar-ab12-720.avif", "picture"],
    ["/media/icon-192-ab12.png", "picture"],
    ["/th", "page"],
    ["/en/p/moon-jar?variant=1", "page"],
    ["/th/saved", "page"],
  ])("keeps %s as %s", (path, expected) => {
    expect(way(path)).toBe(expected);
    expect(way(path, { isNavigation: true })).toBe(expected);
  });

  it("keeps what the router reads of a page apart from the page", () => {
    expect(way("/th/p/moon-jar?_rsc=1a2b", { isRsc: true })).toBe("data");
  });

  it.each([
    "/th/bag",
    "/en/checkout?variant=1",
    "/th/checkout/return",
    "/en/orders/token",
    "/th/share/token",
    "/en/rights/token",
    "/",
    "/nowhere",
  ])("asks only the network for %s, and never keeps what is in it", (path) => {
    expect(way(path, { isNavigation: true })).toBe("live");
    expect(way(path, { isRsc: true })).toBe("pass");
  });

  it.each([
    "/api/cart",
    "/api/saves",
    "/sw.js",
    "/th/manifest.webmanifest",
    "/media/clip.mp4",
    "/media/jar.glb",
    "https://elsewhere.example/th",
  ])("stays out of %s", (path) => {
    expect(way(path)).toBe("pass");
  });

  it("stays out of everything that is not reading", () => {
    expect(way("/th", { method: "POST" })).toBe("pass");
  });
});

describe("isPhotoShare", () => {
  const is = (path: string, method = "POST") => isPhotoShare({ url: new URL(path, origin), origin, method });

  it("takes photos at the one address of each language, and nothing else", () => {
    expect(is("/th/share")).toBe(true);
    expect(is("/en/share?x=1")).toBe(true);
    for (const path of ["/share", "/de/share", "/th/share/token", "/th/shop", "https://elsewhere.example/th/share"]) {
      expect(is(path)).toBe(false);
    }
    expect(is("/th/share", "GET")).toBe(false);
  });
});

describe("isKeepable", () => {
  const answer = (more: object) => ({
    status: 200,
    redirected: false,
    headers: new Headers({ "cache-control": "public, max-age=0" }),
    ...more,
  });

  it("keeps a good answer that is the same for everybody", () => {
    expect(isKeepable(answer({}))).toBe(true);
  });

  it.each([
    { status: 404 },
    { status: 206 },
    { status: 0 },
    { redirected: true },
    { headers: new Headers({ "cache-control": "private, no-store" }) },
    { headers: new Headers() },
  ])("refuses %j", (more) => {
    expect(isKeepable(answer(more))).toBe(false);
  });
});

describe("pageKey and offlinePath", () => {
  it("know a page by its path alone", () => {
    expect(pageKey(new URL("/th/shop?sort=new#top", origin))).toBe(`${origin}/th/shop`);
  });

  it("answer in the language of the address, and in Thai without one", () => {
    expect(offlinePath(new URL("/en/p/x", origin))).toBe("/en/offline");
    expect(offlinePath(new URL("/", origin))).toBe("/th/offline");
    expect(offlinePath(new URL("/de/p", origin))).toBe("/th/offline");
  });
});

describe("readMessage", () => {
  it("reads what a page says, and nothing else", () => {
    expect(readMessage({ type: "seen", urls: ["/th", 4] })).toEqual({ type: "seen", urls: ["/th"] });
    expect(readMessage({ type: "clear", more: 1 })).toEqual({ type: "clear" });
    for (const data of [null, "clear", 4, {}, { type: "seen" }, { type: "seen", urls: "/th" }, { type: "other" }]) {
      expect(readMessage(data)).toBeNull();
    }
  });
});
