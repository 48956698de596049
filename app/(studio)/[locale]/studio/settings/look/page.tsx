import { feedTextsOf } from "@/components/posts/feed-texts";
import { LookEditor } from "@/components/studio/settings/look-editor";
import { studioPage } from "@/lib/http/studio-page";
import { listPosts } from "@/lib/posts";
import { pageMessages } from "@/lib/settings";

export default async function LookSettingsPage() {
  const { ctx, locale } = await studioPage("admin");
  const [messages, { items }] = await Promise.all([pageMessages(locale), listPosts(ctx, locale, { size: 1 })]);
  const { studio, product } = messages;
  const texts = { room: studio.settings, ui: studio.ui, feed: feedTextsOf(messages), product };
  return <LookEditor post={items[0]} locale={locale} texts={texts} />;
}
