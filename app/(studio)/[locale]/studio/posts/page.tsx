import type { Metadata } from "next";
import { Posts } from "@/components/studio/posts/posts";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.posts.title };
}

export default async function PostsPage() {
  const { locale } = await studioPage("curator");
  const { posts, ui } = messagesOf(locale).studio;
  return <Posts locale={locale} texts={{ room: posts, ui }} />;
}
