import type { Metadata } from "next";
import { Suspense } from "react";
import { CodeSkeleton } from "@/components/checkout/promptpay/code-skeleton";
import { PromptPay } from "@/components/checkout/promptpay/promptpay";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";

export async function generateMetadata(): Promise<Metadata> {
  const { title } = messagesOf(await pageLocale()).promptPay;
  return { title, robots: { index: false }, referrer: "no-referrer" };
}

export default async function PromptPayPage() {
  const locale = await pageLocale();
  const { promptPay, return: back } = messagesOf(locale);
  return (
    <div className="mx-auto min-h-[calc(100dvh-var(--top-bar))] max-w-3xl px-4 pt-5 pb-8 lg:px-8 lg:pt-10">
      <Suspense fallback={<CodeSkeleton texts={promptPay} />}>
        <PromptPay locale={locale} texts={{ promptPay, return: back }} />
      </Suspense>
    </div>
  );
}
