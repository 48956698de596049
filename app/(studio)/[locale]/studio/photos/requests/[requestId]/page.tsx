import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RequestPage } from "@/components/studio/requests/request-page";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";
import { RequestParams } from "@/lib/rights-requests/staff-contract";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.requests.title };
}

export default async function StudioRequestPage({ params }: { params: Promise<unknown> }) {
  const { locale } = await studioPage("curator");
  const asked = RequestParams.safeParse(await params);
  if (!asked.success) notFound();
  const { studio, consent } = messagesOf(locale);
  const texts = { room: studio.requests, ui: studio.ui, consent };
  return <RequestPage requestId={asked.data.requestId} locale={locale} texts={texts} />;
}
