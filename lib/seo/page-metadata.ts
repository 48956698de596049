import type { Metadata } from "next";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "@/lib/core/locale";
import { SHARE_CARD, shareCardUrl } from "@/lib/core/picture-url";
import { pageShop } from "@/lib/settings";

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

/** What search engines and previews of links know of a page: its name, its one address, its twin in the other language. */
export async function pageMetadata({ locale, path, title, description, picture }: PageFacts): Promise<Metadata> {
  const { name } = await pageShop();
  const images = picture && [{ url: shareCardUrl(picture.key), ...SHARE_CARD, type: "image/jpeg", alt: picture.alt }];
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    robots: { "max-image-preview": "large" },
    alternates: {
      canonical: path(locale),
      languages: {
        ...Object.fromEntries(LOCALES.map((other) => [other, path(other)])),
        "x-default": path(DEFAULT_LOCALE),
      },
    },
    openGraph: {
      type: "website",
      siteName: name[locale],
      locale: OPEN_GRAPH_LOCALES[locale],
      url: path(locale),
      title: title ?? name[locale],
      ...(description === undefined ? {} : { description }),
      ...(images ? { images } : {}),
    },
    // Where these are empty X reads those above; Next would write all of them twice.
    twitter: { card: images ? "summary_large_image" : "summary", description: "", images: [] },
  };
}
