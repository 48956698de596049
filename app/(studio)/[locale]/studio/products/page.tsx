import type { Metadata } from "next";
import { Products } from "@/components/studio/products/products";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.products.title };
}

export default async function ProductsPage() {
  const { locale } = await studioPage("manager");
  const { products, ui } = messagesOf(locale).studio;
  return <Products locale={locale} texts={{ room: products, ui }} />;
}
