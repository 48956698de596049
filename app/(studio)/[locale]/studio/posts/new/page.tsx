import type { Metadata } from "next";
import { Composer } from "@/components/studio/posts/composer/composer";
import { messagesOf } from "@/lib/core/messages";
import { canMakeClips } from "@/lib/media";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.post.newTitle };
}

export default async function NewPostPage() {
  const { locale } = await studioPage("curator");
  const { posts, post, ui } = messagesOf(locale).studio;
  return <Composer postId={null} takesClips={canMakeClips()} locale={locale} texts={{ room: posts, post, ui }} />;
}
