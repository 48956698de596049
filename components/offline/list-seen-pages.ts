import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";

type SeenPage = { path: string; title: string };

const PAGES = "pages";
const MOST = 30;

/** The pages in one language that the service worker keeps, the last one first. */
export async function listSeenPages(locale: Locale): Promise<SeenPage[]> {
  if (!("caches" in window) || !(await caches.has(PAGES))) return [];
  const cache = await caches.open(PAGES);
  const home = routes.home(locale);
  const kept = (await cache.keys())
    .map(({ url }) => new URL(url).pathname)
    .filter((path) => path === home || path.startsWith(`${home}/`))
    .filter((path) => path !== routes.offline(locale));
  const pages = await Promise.all(
    kept
      .slice(-MOST)
      .reverse()
      .map(async (path) => ({ path, title: titleIn((await (await cache.match(path))?.text()) ?? "") })),
  );
  return pages.filter(({ title }) => title !== "");
}

/** The title of a page, from its HTML. */
const titleIn = (html: string): string => new DOMParser().parseFromString(html, "text/html").title;
