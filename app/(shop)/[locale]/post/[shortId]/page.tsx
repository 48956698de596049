import type { Metadata } from "next";
import { cache } from "react";
import { feedTextsOf } from "@/components/posts/feed-texts";
import { PostDetail } from "@/components/posts/post-detail";
import { JsonLd } from "@/components/seo/json-ld";
import { fill } from "@/lib/core/fill";
import { messagesOf } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { shorten } from "@/lib/core/shorten";
import { pageContext, site } from "@/lib/http/page-context";
import { pageLocale } from "@/lib/http/page-locale";
import { orNotFound } from "@/lib/http/page-not-found";
import { getPost } from "@/lib/posts";
import { graphOf, pageMetadata, postThing } from "@/lib/seo";
import { pageShop } from "@/lib/settings";

export const revalidate = 60;

export const generateStaticParams = () => [];

type PostPageProps = { params: Promise<{ shortId: string }> };

const TITLE_LENGTH = 60;

export async function generateMetadata({ params }: PostPageProps): Promise<Metadata> {
  const { shortId } = await params;
  const { locale, post } = await readPost(shortId);
  const [picture] = post.pictures;
  return pageMetadata({
    locale,
    path: (other) => routes.post(other, shortId),
    title: shorten(post.caption, TITLE_LENGTH, locale),
    description: post.caption,
    ...(picture ? { picture } : {}),
  });
}

export default async function PostPage({ params }: PostPageProps) {
  const { locale, post } = await readPost((await params).shortId);
  const texts = feedTextsOf(messagesOf(locale));
  return (
    <>
      <h1 className="sr-only">{fill(texts.feed.postBy, { author: post.author })}</h1>
      <PostDetail post={post} locale={locale} texts={texts} />
      <JsonLd data={graphOf([postThing(post, { origin: site.origin, locale, shop: await pageShop() })])} />
    </>
  );
}

/** The page and its metadata ask for the same post: the database is asked once. */
const readPost = cache(async (shortId: string) => {
  const locale = await pageLocale();
  return { locale, post: await orNotFound(getPost(pageContext(), shortId, locale)) };
});
