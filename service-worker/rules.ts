import { DEFAULT_LOCALE, isLocale, type Locale, LOCALES } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";

/** What the worker knows of a request before it decides. */
export type Asked = { url: URL; origin: string; method: string; isNavigation: boolean; isRsc: boolean };

/**
 * How a request is answered. `static` and `picture`: from the cache where they are, their addresses never change their
 * meaning. `page` and `data` (what Next's router reads of a page): from the network, else as last seen. `live`: only
 * from the network, or the offline page. `pass`: the worker stays out of it, and nothing is stored.
 */
export type Way = "static" | "picture" | "page" | "data" | "live" | "pass";

/** Below these everything belongs to one shopper, or is about money. */
const LIVE = new Set(["bag", "checkout", "orders", "rights"]);
const PICTURE = /^\/media\/[^/]+\.(?:avif|webp|jpe?g|png)$/;

/** Decides how a request is answered. */
export function wayOf({ url, origin, method, isNavigation, isRsc }: Asked): Way {
  const { pathname } = url;
  if (url.origin !== origin || method !== "GET" || pathname.startsWith("/api/")) return "pass";
  if (pathname.startsWith("/_next/static/")) return "static";
  if (PICTURE.test(pathname)) return "picture";
  const [, locale, ...parts] = pathname.split("/");
  const isPage = isLocale(locale) && !pathname.includes(".");
  if (!isPage || isLive(parts)) return isNavigation ? "live" : "pass";
  return isRsc ? "data" : "page";
}

/** Below a share stands the key of an order. */
const isLive = ([part = "", more]: string[]): boolean => LIVE.has(part) || (part === "share" && more !== undefined);

/** Whether the phone's own share sheet hands over photos: nothing but a page of that one address takes them. */
export const isPhotoShare = ({ url, origin, method }: Pick<Asked, "url" | "origin" | "method">): boolean =>
  url.origin === origin && method === "POST" && LOCALES.some((locale) => url.pathname === routes.share(locale));

/** Whether an answer may be kept: a good one, at its own address, that is the same for everybody. */
export const isKeepable = ({ status, redirected, headers }: Pick<Response, "status" | "redirected" | "headers">) =>
  status === 200 && !redirected && /\bpublic\b/.test(headers.get("cache-control") ?? "");

/** One copy of a page, whatever its question: pages are the same bytes for every query string. */
export const pageKey = ({ origin, pathname }: URL): string => `${origin}${pathname}`;

/** The page that is shown in place of one that cannot be had. */
export function offlinePath(url: URL): string {
  const name = url.pathname.split("/")[1];
  const locale: Locale = isLocale(name) ? name : DEFAULT_LOCALE;
  return routes.offline(locale);
}

/** What a page may tell the worker. */
export type Told = { type: "seen"; urls: string[] } | { type: "clear" } | null;

/** Reads a message; null for anything that is not one of ours. */
export function readMessage(data: unknown): Told {
  if (typeof data !== "object" || data === null || !("type" in data)) return null;
  if (data.type === "clear") return { type: "clear" };
  if (data.type !== "seen" || !("urls" in data) || !Array.isArray(data.urls)) return null;
  return { type: "seen", urls: data.urls.filter((url) => typeof url === "string") };
}
