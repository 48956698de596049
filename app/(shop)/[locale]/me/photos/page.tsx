import type { Metadata } from "next";
import { MyPhotos } from "@/components/my-photos/my-photos";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { pageMessages } from "@/lib/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).myPhotos.title, robots: { index: false } };
}

export default async function MyPhotosPage() {
  const locale = await pageLocale();
  const { myPhotos, share, consent, findOrder } = await pageMessages(locale);
  return (
    <div className="mx-auto max-w-xl px-4 pt-5 pb-10 lg:pt-10">
      <h1 className="text-2xl">{myPhotos.title}</h1>
      <p className="mt-1 text-muted">{myPhotos.intro}</p>
      <MyPhotos locale={locale} texts={{ mine: myPhotos, share, consent, find: findOrder }} />
    </div>
  );
}
