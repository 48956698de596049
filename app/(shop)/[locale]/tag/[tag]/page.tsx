import type { Metadata } from "next";
import { cache } from "react";
import { feedTextsOf } from "@/components/posts/feed-texts";
import { TagView } from "@/components/posts/tag-view";
import { fill } from "@/lib/core/fill";
import { hashtagOfSegment } from "@/lib/core/hashtags";
import { messagesOf } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { pageContext } from "@/lib/http/page-context";
import { pageLocale } from "@/lib/http/page-locale";
import { orNotFound } from "@/lib/http/page-not-found";
import { getHashtag, listPostsWithTag } from "@/lib/posts";
import { pageMetadata } from "@/lib/seo";

export const revalidate = 60;

export const generateStaticParams = () => [];

type TagPageProps = { params: Promise<{ tag: string }> };

export async function generateMetadata({ params }: TagPageProps): Promise<Metadata> {
  const { locale, hashtag, posts } = await readTag((await params).tag);
  const [first] = posts.items;
  const texts = messagesOf(locale).tag;
  return pageMetadata({
    locale,
    path: (other) => routes.tag(other, hashtag.tag),
    title: `#${hashtag.tag}`,
    description: fill(texts.description, { tag: hashtag.tag }),
    ...(first ? { picture: first.picture } : {}),
  });
}

export default async function TagPage({ params }: TagPageProps) {
  const { locale, hashtag, posts } = await readTag((await params).tag);
  const texts = messagesOf(locale);
  const { feed, product, price } = feedTextsOf(texts);
  return <TagView hashtag={hashtag} first={posts} locale={locale} texts={{ tag: texts.tag, feed, product, price }} />;
}

/** The page and its metadata ask for the same tag: the database is asked once. */
const readTag = cache(async (segment: string) => {
  const locale = await pageLocale();
  const tag = hashtagOfSegment(segment);
  const hashtag = await orNotFound(getHashtag(pageContext(), tag, locale));
  return { locale, hashtag, posts: await listPostsWithTag(pageContext(), tag, { locale }) };
});
