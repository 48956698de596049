import type { Metadata } from "next";
import { cache } from "react";
import { Feed } from "@/components/posts/feed";
import { JsonLd } from "@/components/seo/json-ld";
import { FeedEmpty } from "@/components/posts/feed-empty";
import { feedTextsOf } from "@/components/posts/feed-texts";
import { StoriesRail } from "@/components/stories/stories-rail";
import { messagesOf } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { pageContext, site } from "@/lib/http/page-context";
import { pageLocale } from "@/lib/http/page-locale";
import { listPosts } from "@/lib/posts";
import { pageMessages, pageShop } from "@/lib/settings";
import { graphOf, pageMetadata, siteThing } from "@/lib/seo";
import { listStories } from "@/lib/stories";

export const revalidate = 60;

/** What fits into one round trip together with the rest of the page. */
const POSTS_IN_HTML = 3;

export async function generateMetadata(): Promise<Metadata> {
  const { locale, first } = await readHome();
  const picture = first.items[0]?.pictures[0];
  const { description } = messagesOf(locale).shell;
  return pageMetadata({ locale, path: routes.home, description, ...(picture ? { picture } : {}) });
}

export default async function HomePage() {
  const { locale, first, rings } = await readHome();
  const [shop, messages] = await Promise.all([pageShop(), pageMessages(locale)]);
  const { feed, stories } = messages;
  const texts = feedTextsOf(messages);
  return (
    <>
      <h1 className="sr-only">{feed.title}</h1>
      {rings.length > 0 && <StoriesRail rings={rings} locale={locale} texts={{ ...texts, stories }} />}
      {first.items.length > 0 ? (
        <Feed first={first} locale={locale} texts={texts} />
      ) : (
        <FeedEmpty locale={locale} texts={texts} />
      )}
      <JsonLd data={graphOf([siteThing({ origin: site.origin, locale, shop })])} />
    </>
  );
}

/** The page and its metadata ask for the same posts: the database is asked once. */
const readHome = cache(async () => {
  const locale = await pageLocale();
  const ctx = pageContext();
  const [first, rings] = await Promise.all([listPosts(ctx, locale, { size: POSTS_IN_HTML }), listStories(ctx, locale)]);
  return { locale, first, rings };
});
