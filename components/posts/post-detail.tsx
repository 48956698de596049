"use client";

import { ProductSheetPlace, useProductOpener } from "@/components/catalog/product-opener";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Thumb } from "@/components/ui/picture";
import { Price } from "@/components/ui/price";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import type { PostView, TaggedProduct } from "@/lib/posts/contract";
import { CaptionWords } from "./caption-words";
import type { FeedTexts } from "./feed-texts";
import { LookButton } from "./look-button";
import { PostActions } from "./post-actions";
import { PostAuthor } from "./post-author";
import { PostPictures } from "./post-pictures";
import { useLike } from "./use-like";

type PostDetailProps = { post: PostView; locale: Locale; texts: FeedTexts };

/** One post, for somebody who comes from a link: the picture, what is in it, and the way to have it. */
export function PostDetail({ post, locale, texts }: PostDetailProps) {
  const like = useLike(post.id, [post.id], texts.feed.likeRefused);
  return (
    <article className="mx-auto max-w-140 lg:grid lg:max-w-5xl lg:grid-cols-2 lg:gap-x-10 lg:px-8 lg:pt-8">
      <div>
        <PostPictures post={post} isFirst onLike={() => like.change(true)} locale={locale} texts={texts} />
        <PostActions post={post} like={like} locale={locale} texts={texts} />
      </div>
      <div className="lg:-mt-2">
        <section aria-labelledby="post-products" className="px-4 sm:px-0">
          <h2 id="post-products" className="text-lg">
            {texts.feed.products}
          </h2>
          <ul className="divide-y divide-line">
            {post.products.map((product) => (
              <PostProduct key={product.variantId} product={product} locale={locale} texts={texts} />
            ))}
          </ul>
        </section>
        <LookButton post={post} locale={locale} texts={texts} />
        <div className="mt-4">
          <PostAuthor post={post} locale={locale} />
          <p className="px-4 sm:px-0">
            <CaptionWords caption={post.caption} locale={locale} />
          </p>
        </div>
        <p className="mt-6 px-4 sm:px-0">
          <Link href={routes.shop(locale)} className={`${BUTTON.secondary} w-full`}>
            {texts.feed.toShop}
          </Link>
        </p>
      </div>
      <ProductSheetPlace locale={locale} texts={texts} />
    </article>
  );
}

type PostProductProps = { product: TaggedProduct; locale: Locale; texts: FeedTexts };

function PostProduct({ product, locale, texts }: PostProductProps) {
  const open = useProductOpener(locale);
  return (
    // The link's column is as wide before the link is there, and in whichever font: nothing beside it moves.
    <li className="grid grid-cols-[minmax(0,1fr)_7rem] items-center gap-3 py-3">
      <button
        type="button"
        {...open(product)}
        className="flex min-w-0 pressable items-center gap-3 rounded-card text-left"
      >
        <Thumb pictureKey={product.pictureKey} placeholder={product.placeholder} className="h-20 w-16 rounded-card" />
        <span className="min-w-0">
          <span className="line-clamp-2">{product.title}</span>
          {product.choice !== "" && <span className="block truncate text-sm text-muted">{product.choice}</span>}
          <span className="block font-semibold">
            <Price price={product.price} compareAtPrice={product.compareAtPrice} locale={locale} texts={texts.price} />
          </span>
        </span>
      </button>
      <a
        href={routes.buyNow(locale, product.variantId, 1)}
        aria-label={`${texts.feed.buy}: ${product.title}`}
        className={BUTTON.primary}
      >
        {texts.feed.buy}
      </a>
    </li>
  );
}
