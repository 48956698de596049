import type { Metadata } from "next";
import { Composer } from "@/components/studio/posts/composer/composer";
import { messagesOf } from "@/lib/core/messages";
import { canMakeClips } from "@/lib/media";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.posts.title };
}

export default async function PostPage({ params }: { params: Promise<{ postId: string }> }) {
  const { postId } = await params;
  const { locale } = await studioPage("curator");
  const { posts, post, ui } = messagesOf(locale).studio;
  return (
    <Composer
      key={postId}
      postId={postId}
      takesClips={canMakeClips()}
      locale={locale}
      texts={{ room: posts, post, ui }}
    />
  );
}
