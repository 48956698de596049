import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Slips } from "@/components/studio/slips/slips";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";
import { drawCode, listPackingSlips } from "@/lib/orders";
import { SlipIds } from "@/lib/orders/staff-contract";
import { pageShop } from "@/lib/settings";

type SlipsPageProps = { searchParams: Promise<{ ids?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.slips.title };
}

export default async function SlipsPage({ searchParams }: SlipsPageProps) {
  const { ctx, locale } = await studioPage("manager");
  const ids = SlipIds.safeParse((await searchParams).ids);
  if (!ids.success) notFound();
  const slips = await listPackingSlips(ctx, ids.data);
  if (slips.length === 0) notFound();
  return (
    <Slips
      slips={slips.map((slip) => ({ ...slip, ...drawCode(slip.url) }))}
      slipTexts={{ th: messagesOf("th").slip, en: messagesOf("en").slip }}
      shopName={(await pageShop()).name}
      texts={messagesOf(locale).studio.slips}
    />
  );
}
