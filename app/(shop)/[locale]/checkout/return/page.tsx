import type { Metadata } from "next";
import { Suspense } from "react";
import { CheckoutReturn, ReturnProgress } from "@/components/checkout/checkout-return";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).return.title, robots: { index: false }, referrer: "no-referrer" };
}

export default async function CheckoutReturnPage() {
  const locale = await pageLocale();
  const { return: texts, problems } = messagesOf(locale);
  const declines = {
    declined: problems["card-declined"].detail,
    "insufficient-funds": problems["card-insufficient-funds"].detail,
    expired: problems["card-expired"].detail,
    "wrong-details": problems["card-wrong-details"].detail,
    "not-supported": problems["card-not-supported"].detail,
    "not-confirmed": problems["card-not-confirmed"].detail,
    "try-again": problems["card-try-again"].detail,
  };
  return (
    <div className="mx-auto min-h-[calc(100dvh-var(--top-bar))] max-w-xl px-4 pt-8">
      <Suspense fallback={<ReturnProgress title={texts.title} text={texts.wait} />}>
        <CheckoutReturn locale={locale} texts={texts} declines={declines} />
      </Suspense>
    </div>
  );
}
