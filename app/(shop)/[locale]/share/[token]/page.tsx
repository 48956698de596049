import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Share } from "@/components/share/share";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { readShareToken } from "@/lib/orders";
import { pageMessages } from "@/lib/settings";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { title } = messagesOf(await pageLocale()).share;
  return { title, robots: { index: false, follow: false }, referrer: "no-referrer" };
}

type OrderSharePageProps = { params: Promise<{ token: string }> };

export default async function OrderSharePage({ params }: OrderSharePageProps) {
  const { token } = await params;
  if (readShareToken(token) === null) notFound();
  const locale = await pageLocale();
  const { share, consent } = await pageMessages(locale);
  return (
    <div className="mx-auto max-w-xl px-4 pt-5 pb-10 lg:pt-10">
      <h1 className="text-2xl">{share.title}</h1>
      <p className="mt-1 text-muted">{share.orderIntro}</p>
      <Share token={token} locale={locale} texts={{ share, consent }} />
    </div>
  );
}
