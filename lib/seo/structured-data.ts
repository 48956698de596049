import type { ProductView, Variant } from "@/lib/catalog/contract";
import { accountName } from "@/lib/core/brand";
import type { Locale } from "@/lib/core/locale";
import { moneyDecimal } from "@/lib/core/money";
import { pictureUrl, shareCardUrl } from "@/lib/core/picture-url";
import { routes } from "@/lib/core/routes";
import type { StockByVariant } from "@/lib/inventory/contract";
import type { PostView } from "@/lib/posts/contract";
import type { Shop } from "@/lib/settings/contract";

/** A thing as schema.org names it; `origin` of the functions below is the shop's public address without a slash. */
export type Thing = Record<string, unknown>;

type Place = { origin: string; locale: Locale; shop: Shop };
export type Crumb = { name: string; path: string };

const PICTURE_WIDTH = 720;
const pictureOf = (origin: string, key: string) => `${origin}${pictureUrl(key, PICTURE_WIDTH, "webp")}`;
const storeId = (origin: string) => `${origin}/#store`;

const CONTEXT = "https://schema.org";

/** Things of one page as one block of JSON-LD. */
export const graphOf = (things: Thing[]): Thing => {
  const [only, ...others] = things;
  return others.length === 0 ? { "@context": CONTEXT, ...only } : { "@context": CONTEXT, "@graph": things };
};

/**
 * A product with an offer for each of its variants.
 *
 * @param stock As it is while the page is made: the page is made anew every minute.
 * @see https://schema.org/ProductGroup
 */
export function productThing(product: ProductView, stock: StockByVariant, { origin, locale, shop }: Place): Thing {
  const [cover] = product.pictures;
  const group = {
    name: product.title,
    description: product.description,
    url: `${origin}${routes.product(locale, product.handle)}`,
    brand: { "@type": "Brand", name: shop.name[locale] },
    ...(cover && { image: [pictureOf(origin, cover.key), `${origin}${shareCardUrl(cover.key)}`] }),
  };
  const [only, ...others] = product.variants;
  if (only && others.length === 0) {
    return { "@type": "Product", ...group, sku: only.sku, offers: offerThing(only, stock) };
  }
  const variesBy = new Set(product.options.flatMap((option) => propertyOf(option) ?? []));
  return {
    "@type": "ProductGroup",
    ...group,
    productGroupID: product.handle,
    variesBy: [...variesBy].map((property) => `https://schema.org/${property}`),
    hasVariant: product.variants.map((variant) => variantThing(product, variant, { stock, origin })),
  };
}

type Option = ProductView["options"][number];

/** What an option is to a search engine: one with swatches is a colour; those it has no word for are left out. */
function propertyOf({ code, values }: Option): "color" | "size" | null {
  if (code === "size") return "size";
  return values.some(({ hex }) => hex !== undefined) ? "color" : null;
}

function variantThing(
  product: ProductView,
  variant: Variant,
  { stock, origin }: { stock: StockByVariant; origin: string },
): Thing {
  const chosen = product.options.flatMap((option) => {
    const value = option.values.find(({ code }) => code === variant.optionValues[option.code]);
    return value ? [{ property: propertyOf(option), label: value.label }] : [];
  });
  return {
    "@type": "Product",
    sku: variant.sku,
    name: [product.title, ...chosen.map(({ label }) => label)].join(", "),
    ...Object.fromEntries(chosen.flatMap(({ property, label }) => (property ? [[property, label]] : []))),
    ...(variant.pictureKey !== null && { image: pictureOf(origin, variant.pictureKey) }),
    offers: offerThing(variant, stock),
  };
}

const offerThing = ({ id, price }: Variant, stock: StockByVariant): Thing => ({
  "@type": "Offer",
  price: moneyDecimal(price),
  priceCurrency: price.currency,
  availability: `https://schema.org/${stock[id]?.availability === "in_stock" ? "InStock" : "OutOfStock"}`,
});

/**
 * A post with its pictures.
 *
 * @see https://schema.org/SocialMediaPosting
 */
export function postThing(post: PostView, { origin, locale, shop }: Place): Thing {
  return {
    "@type": "SocialMediaPosting",
    url: `${origin}${routes.post(locale, post.shortId)}`,
    articleBody: post.caption,
    datePublished: post.publishedAt,
    inLanguage: locale,
    author: { "@type": post.author === accountName(shop.name) ? "Organization" : "Person", name: post.author },
    image: post.pictures.map(({ key, width, height, alt }) => ({
      "@type": "ImageObject",
      contentUrl: pictureOf(origin, key),
      width: PICTURE_WIDTH,
      height: Math.round((height * PICTURE_WIDTH) / width),
      caption: alt,
    })),
  };
}

/** The way to a page, from the shop down. */
export const breadcrumbThing = (crumbs: Crumb[], origin: string): Thing => ({
  "@type": "BreadcrumbList",
  itemListElement: crumbs.map(({ name, path }, index) => ({
    "@type": "ListItem",
    position: index + 1,
    name,
    item: `${origin}${path}`,
  })),
});

/** The site and its search, for the home page, as short as it can be. */
export const siteThing = ({ origin, locale, shop }: Place): Thing => ({
  "@type": "WebSite",
  name: shop.name[locale],
  url: `${origin}${routes.home(locale)}`,
  publisher: { "@type": "OnlineStore", "@id": storeId(origin), name: shop.name[locale] },
  potentialAction: {
    "@type": "SearchAction",
    target: `${origin}${routes.search(locale)}?q={q}`,
    "query-input": "required name=q",
  },
});

/** Who sells, and what holds for everything that is sold here. */
export const storeThing = ({ origin, locale, shop }: Place): Thing => ({
  "@type": "OnlineStore",
  "@id": storeId(origin),
  name: shop.name[locale],
  url: origin,
  email: shop.email,
  ...(shop.phone === "" ? {} : { telephone: shop.phone }),
  ...(shop.address[locale] === "" ? {} : { address: shop.address[locale] }),
  ...(shop.logo ? { logo: pictureOf(origin, shop.logo.key) } : {}),
  contactPoint: { "@type": "ContactPoint", email: shop.email, availableLanguage: ["th", "en"] },
  hasMerchantReturnPolicy: {
    "@type": "MerchantReturnPolicy",
    applicableCountry: "TH",
    returnPolicyCategory: "https://schema.org/MerchantReturnFiniteReturnWindow",
    merchantReturnDays: shop.returnDays,
    returnMethod: "https://schema.org/ReturnByMail",
    returnFees: "https://schema.org/ReturnFeesCustomerResponsibility",
    merchantReturnLink: `${origin}${routes.contentPage(locale, "returns")}`,
  },
});
