import type { Metadata } from "next";
import { Feed } from "@/components/posts/feed";
import { messagesOf } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { pageContext } from "@/lib/http/page-context";
import { pageLocale } from "@/lib/http/page-locale";
import { pageMetadata } from "@/lib/http/page-metadata";
import { listPosts } from "@/lib/posts";

export const revalidate = 60;

/** What fits into one round trip together with the rest of the page. */
const POSTS_IN_HTML = 4;

export async function generateMetadata(): Promise<Metadata> {
  const locale = await pageLocale();
  return pageMetadata({ locale, path: routes.home, description: messagesOf(locale).shell.description });
}

export default async function HomePage() {
  const locale = await pageLocale();
  const { feed, product, price } = messagesOf(locale);
  const first = await listPosts(pageContext(), locale, { size: POSTS_IN_HTML });
  return (
    <>
      <h1 className="sr-only">{feed.title}</h1>
      <Feed first={first} locale={locale} texts={{ feed, product, price }} />
    </>
  );
}
