import { ProductSheetPlace } from "@/components/catalog/product-opener";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { HashtagView, PostThumbPage } from "@/lib/posts/contract";
import type { StripTexts } from "./feed-texts";
import { ProductStrip } from "./product-strip";
import { TagPosts } from "./tag-posts";

type TagViewProps = {
  hashtag: HashtagView;
  first: PostThumbPage;
  locale: Locale;
  texts: StripTexts & { tag: Texts<"tag"> };
};

/** A hashtag: what can be bought under it, then its pictures. */
export function TagView({ hashtag, first, locale, texts }: TagViewProps) {
  const { tag, postCount, isMore, products } = hashtag;
  const count = new Intl.NumberFormat(LANGUAGE_TAGS[locale]).format(postCount);
  const { feed, product, price } = texts;
  return (
    <div className="mx-auto max-w-5xl sm:px-6 lg:px-8">
      <div className="px-4 pt-5 pb-4 sm:px-0 lg:pt-8">
        <h1 className="text-2xl wrap-anywhere">#{tag}</h1>
        <p className="mt-1 text-muted">{fill(texts.tag.posts, { count: isMore ? `${count}+` : count })}</p>
      </div>
      {products.length > 0 && (
        <section aria-labelledby="tag-products" className="pb-6">
          <h2 id="tag-products" className="px-4 pb-2 text-lg sm:px-0">
            {texts.tag.products}
          </h2>
          <ProductStrip products={products} locale={locale} texts={{ feed, product, price }} />
        </section>
      )}
      <TagPosts tag={tag} first={first} locale={locale} texts={feed} label={texts.tag.pictures} />
      <ProductSheetPlace locale={locale} texts={{ product, price }} />
    </div>
  );
}
