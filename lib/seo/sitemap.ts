import { DEFAULT_LOCALE, LOCALES, type Locale } from "@/lib/core/locale";
import { privatePaths } from "@/lib/core/routes";

/** A page in all of its languages. */
export type SitemapEntry = { path: (locale: Locale) => string; changedAt: Date | null };

/** What a file may hold by its standard is ten times as much; ours stay quick to make. */
export const MAX_ADDRESSES = 5_000;

/** Pages of one file: each has an address in every language. */
export const PAGES_PER_FILE = MAX_ADDRESSES / LOCALES.length;

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
const escapeXml = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/**
 * A file of addresses, each with its twins in the other languages.
 *
 * @param origin The shop's public address without a slash at its end.
 */
export function sitemapXml(entries: readonly SitemapEntry[], origin: string): string {
  const urls = entries.flatMap(({ path, changedAt }) => {
    const twins = [...LOCALES.map((locale) => [locale, path(locale)]), ["x-default", path(DEFAULT_LOCALE)]]
      .map(([name = "", href = ""]) => {
        return `<xhtml:link rel="alternate" hreflang="${name}" href="${escapeXml(origin + href)}"/>`;
      })
      .join("");
    const changed = changedAt === null ? "" : `<lastmod>${changedAt.toISOString()}</lastmod>`;
    return LOCALES.map((locale) => `<url><loc>${escapeXml(origin + path(locale))}</loc>${changed}${twins}</url>\n`);
  });
  return `${HEAD}<urlset ${SCHEMA} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join("")}</urlset>\n`;
}

/** The list of those files. */
export function sitemapIndexXml(paths: readonly string[], origin: string): string {
  const files = paths.map((path) => `<sitemap><loc>${escapeXml(origin + path)}</loc></sitemap>\n`);
  return `${HEAD}<sitemapindex ${SCHEMA}>\n${files.join("")}</sitemapindex>\n`;
}

/** What crawlers need not ask for, and where the list of pages is. */
export function robotsText(origin: string): string {
  const closed = ["/api/", ...LOCALES.flatMap(privatePaths)];
  return `User-agent: *\n${closed.map((path) => `Disallow: ${path}\n`).join("")}\nSitemap: ${origin}/sitemap.xml\n`;
}
