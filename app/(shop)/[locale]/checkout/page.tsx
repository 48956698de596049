import type { Metadata } from "next";
import { Checkout } from "@/components/checkout/checkout";
import { fieldSentencesOf } from "@/components/checkout/field-sentences";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { pageMessages } from "@/lib/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).checkout.title, robots: { index: false } };
}

export default async function CheckoutPage() {
  const locale = await pageLocale();
  const { checkout, fields, waiting } = await pageMessages(locale);
  return (
    <div className="mx-auto min-h-[calc(100dvh-var(--top-bar))] max-w-4xl px-4 pt-5 lg:px-8 lg:pt-10">
      <h1 className="mb-5 text-2xl">{checkout.title}</h1>
      <Checkout locale={locale} texts={{ checkout, fields: fieldSentencesOf(fields), waiting }} />
    </div>
  );
}
