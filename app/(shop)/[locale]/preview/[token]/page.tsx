import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { feedTextsOf } from "@/components/posts/feed-texts";
import { PostDetail } from "@/components/posts/post-detail";
import { messagesOf } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { pageContext } from "@/lib/http/page-context";
import { pageLocale } from "@/lib/http/page-locale";
import { orNotFound } from "@/lib/http/page-not-found";
import { getPreview } from "@/lib/posts";

export const dynamic = "force-dynamic";

type PreviewPageProps = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { preview } = messagesOf(await pageLocale()).missing;
  return { title: preview, robots: { index: false, follow: false }, referrer: "no-referrer" };
}

/** A post as shoppers will see it, for whoever has the link. */
export default async function PreviewPage({ params }: PreviewPageProps) {
  const { token } = await params;
  const locale = await pageLocale();
  const found = await orNotFound(getPreview(pageContext(), token, locale));
  if ("shortId" in found) redirect(routes.post(locale, found.shortId));
  const texts = messagesOf(locale);
  return (
    <>
      <h1 className="px-4 py-2 text-center text-sm text-muted">{texts.missing.preview}</h1>
      <PostDetail post={found.post} locale={locale} texts={feedTextsOf(texts)} />
    </>
  );
}
