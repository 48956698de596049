import type { Metadata } from "next";
import { cache } from "react";
import { Breadcrumbs } from "@/components/catalog/breadcrumbs";
import { ProductDetail } from "@/components/catalog/product-detail";
import { ProductFacts } from "@/components/catalog/product-facts";
import { ProductMore } from "@/components/catalog/product-more";
import { RelatedSkeleton } from "@/components/catalog/related-skeleton";
import { SeenIn } from "@/components/catalog/seen-in";
import { JsonLd } from "@/components/seo/json-ld";
import { getProduct, getProductSeo, listRelated } from "@/lib/catalog";
import { routes } from "@/lib/core/routes";
import { pageContext, site } from "@/lib/http/page-context";
import { pageLocale } from "@/lib/http/page-locale";
import { orNotFound } from "@/lib/http/page-not-found";
import { listProductStock } from "@/lib/inventory";
import { findProductLook, listPostsWithProduct } from "@/lib/posts";
import { breadcrumbThing, graphOf, pageMetadata, productThing } from "@/lib/seo";
import { pageMessages, pageShop } from "@/lib/settings";

export const revalidate = 60;

export const generateStaticParams = () => [];

type ProductPageProps = { params: Promise<{ handle: string }> };

export async function generateMetadata({ params }: ProductPageProps): Promise<Metadata> {
  const { locale, product } = await readProduct((await params).handle);
  const [picture] = product.pictures;
  return pageMetadata({
    locale,
    path: (other) => routes.product(other, product.handle),
    ...(await getProductSeo(pageContext(), product.handle, locale)),
    ...(picture ? { picture } : {}),
  });
}

export default async function ProductPage({ params }: ProductPageProps) {
  const { locale, product } = await readProduct((await params).handle);
  const ctx = pageContext();
  const [posts, stock, related, look, shop, texts] = await Promise.all([
    listPostsWithProduct(ctx, product.id, locale),
    listProductStock(ctx, product.handle),
    listRelated(ctx, product.handle, locale),
    findProductLook(ctx, product.handle, locale),
    pageShop(),
    pageMessages(locale),
  ]);
  const { handle, title, collection, options, variants, pictures, modelKey, dimensionsMm } = product;
  const offer = { handle, title, collection, options, variants, pictures, modelKey, dimensionsMm };
  const crumbs = [
    { name: texts.shop.title, path: routes.shop(locale) },
    { name: collection.title, path: routes.collection(locale, collection.handle) },
    { name: title, path: routes.product(locale, handle) },
  ];
  const { origin } = site;
  const facts = [productThing(product, stock, { origin, locale, shop }), breadcrumbThing(crumbs, origin)];
  return (
    <div className="mx-auto max-w-140 lg:max-w-5xl lg:px-8 lg:pt-8">
      <ProductDetail product={offer} locale={locale} texts={{ product: texts.product, price: texts.price }}>
        <ProductFacts product={product} locale={locale} texts={texts.product} />
        <SeenIn title={texts.product.appearsIn} posts={posts} locale={locale} />
        <Breadcrumbs crumbs={crumbs} label={texts.pages.breadcrumbs} />
      </ProductDetail>
      <ProductMore product={offer} locale={locale} texts={texts.price}>
        <RelatedSkeleton hasLook={look !== null} together={related.together.length} similar={related.similar.length} />
      </ProductMore>
      <JsonLd data={graphOf(facts)} />
    </div>
  );
}

/** The page and its metadata ask for the same product: the database is asked once. */
const readProduct = cache(async (handle: string) => {
  const locale = await pageLocale();
  return { locale, product: await orNotFound(getProduct(pageContext(), handle, locale)) };
});
