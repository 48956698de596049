import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RightsRequest } from "@/components/rights-request/rights-request";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { readRequestToken } from "@/lib/rights-requests";
import { pageMessages } from "@/lib/settings";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { title } = messagesOf(await pageLocale()).rightsRequest;
  return { title, robots: { index: false, follow: false }, referrer: "no-referrer" };
}

type RightsRequestPageProps = { params: Promise<{ token: string }> };

export default async function RightsRequestPage({ params }: RightsRequestPageProps) {
  const { token } = await params;
  if (readRequestToken(token) === null) notFound();
  const locale = await pageLocale();
  const { rightsRequest, myPhotos, share, consent } = await pageMessages(locale);
  return (
    <div className="mx-auto max-w-xl px-4 pt-5 pb-10 lg:pt-10">
      <h1 className="text-2xl">{rightsRequest.title}</h1>
      <RightsRequest token={token} locale={locale} texts={{ asked: rightsRequest, mine: myPhotos, share, consent }} />
    </div>
  );
}
