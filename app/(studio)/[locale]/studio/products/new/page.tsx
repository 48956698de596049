import type { Metadata } from "next";
import { ProductEditor } from "@/components/studio/products/editor/product-editor";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";
import { pageShop } from "@/lib/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.product.newTitle };
}

export default async function NewProductPage() {
  const { locale } = await studioPage("manager");
  const { name } = await pageShop();
  const { products, product, ui } = messagesOf(locale).studio;
  return (
    <ProductEditor productId={null} shopName={name} locale={locale} texts={{ room: products, editor: product, ui }} />
  );
}
