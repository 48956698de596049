import type { Metadata } from "next";
import { Share } from "@/components/share/share";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { pageMessages } from "@/lib/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).share.title, robots: { index: false } };
}

export default async function SharePage() {
  const locale = await pageLocale();
  const { share, consent } = await pageMessages(locale);
  return (
    <div className="mx-auto max-w-xl px-4 pt-5 pb-10 lg:pt-10">
      <h1 className="text-2xl">{share.title}</h1>
      <p className="mt-1 text-muted">{share.intro}</p>
      <Share token={null} locale={locale} texts={{ share, consent }} />
    </div>
  );
}
