import type { Metadata } from "next";
import { ProductEditor } from "@/components/studio/products/editor/product-editor";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";
import { pageShop } from "@/lib/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.product.title };
}

type ProductPageProps = { params: Promise<{ productId: string }> };

export default async function ProductPage({ params }: ProductPageProps) {
  const { locale } = await studioPage("manager");
  const { name } = await pageShop();
  const { products, product, ui } = messagesOf(locale).studio;
  const { productId } = await params;
  return (
    <ProductEditor
      productId={productId}
      shopName={name}
      locale={locale}
      texts={{ room: products, editor: product, ui }}
    />
  );
}
