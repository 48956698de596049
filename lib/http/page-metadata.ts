import "server-only";
import type { Metadata } from "next";
import { BRAND } from "@/lib/core/brand";
import { LOCALES, type Locale } from "@/lib/core/locale";
import { pictureUrl } from "@/lib/core/picture-url";

type PageFacts = {
  locale: Locale;
  /** The page's address in a language. */
  path: (locale: Locale) => string;
  /** Without the name of the shop; the home page has none. */
  title?: string;
  description?: string;
  picture?: { key: string; alt: string };
};

const OPEN_GRAPH_LOCALES: Record<Locale, string> = { th: "th_TH", en: "en_GB" };
const OPEN_GRAPH_WIDTH = 720;

/** What search engines and previews of links know of a page: its name, its one address, its twin in the other language. */
export function pageMetadata({ locale, path, title, description, picture }: PageFacts): Metadata {
  const images = picture && [{ url: pictureUrl(picture.key, OPEN_GRAPH_WIDTH, "webp"), alt: picture.alt }];
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    alternates: {
      canonical: path(locale),
      languages: Object.fromEntries(LOCALES.map((other) => [other, path(other)])),
    },
    openGraph: {
      type: "website",
      siteName: BRAND.name[locale],
      locale: OPEN_GRAPH_LOCALES[locale],
      url: path(locale),
      title: title ?? BRAND.name[locale],
      ...(description === undefined ? {} : { description }),
      ...(images ? { images } : {}),
    },
  };
}
