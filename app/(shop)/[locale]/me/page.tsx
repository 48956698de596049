import type { Metadata } from "next";
import { Me } from "@/components/me/me";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).me.title, robots: { index: false } };
}

export default async function MePage() {
  const locale = await pageLocale();
  const { me, productMore } = messagesOf(locale);
  const { seen, clearSeen, seenCleared, undoClear } = productMore;
  return (
    <div className="mx-auto max-w-xl px-4 pt-5 lg:pt-10">
      <h1 className="text-2xl">{me.title}</h1>
      <p className="mt-1 text-muted">{me.intro}</p>
      <Me locale={locale} texts={{ me, seen: { seen, clearSeen, seenCleared, undoClear } }} />
    </div>
  );
}
