import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ProductTiles } from "@/components/catalog/product-grid";
import { BUTTON } from "@/components/ui/button";
import type { Collection, ProductCard } from "@/lib/catalog/contract";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { PostThumb } from "@/lib/posts/contract";
import { searchQuery } from "@/lib/search/client";
import type { SearchAnswer } from "@/lib/search/contract";
import { PostTiles } from "./post-tiles";
import { Browse } from "./search-start";
import type { SearchTexts } from "./search-texts";

type SearchResultsProps = {
  q: string;
  isExact: boolean;
  onExactly: () => void;
  collections: Pick<Collection, "handle" | "title">[];
  locale: Locale;
  texts: SearchTexts;
};

/** What was found: products, then posts. */
export function SearchResults({ q, isExact, onExactly, collections, locale, texts }: SearchResultsProps) {
  const { data, isError, refetch } = useQuery(searchQuery({ q, locale, isExact }));
  const { search } = texts;
  if (isError && !data) {
    return (
      <div role="alert" className="flex flex-col items-start gap-4 py-10">
        <p>{search.failed}</p>
        <button type="button" onClick={() => void refetch()} className={BUTTON.secondary}>
          {search.retry}
        </button>
      </div>
    );
  }
  return (
    <>
      <p role="status" className="min-h-11 py-2.5 text-sm text-muted">
        {data ? foundWords(data, q, texts) : search.loading}
      </p>
      {data?.mended && (
        <button
          type="button"
          onClick={onExactly}
          className="-mt-2 mb-2 min-h-11 pressable text-sm underline underline-offset-4"
        >
          {fill(search.exactly, { words: q })}
        </button>
      )}
      {data && isEmpty(data) && (
        <>
          <p>{search.tryThis}</p>
          <Browse collections={collections} locale={locale} texts={search} />
        </>
      )}
      {data && <Found answer={data} ask={{ q, isExact, locale }} texts={texts} />}
      {!data && <div className="min-h-[60dvh]" />}
    </>
  );
}

const isEmpty = ({ products, posts }: SearchAnswer) => products.items.length + posts.items.length === 0;

/** Numbers of what is on the page so far; more may follow. */
const countOf = ({ items, nextCursor }: { items: unknown[]; nextCursor: string | null }) =>
  nextCursor === null ? items.length : `${items.length}+`;

function foundWords(answer: SearchAnswer, q: string, { search }: SearchTexts): string {
  if (isEmpty(answer)) return fill(search.none, { words: q });
  const { products, posts, mended, isBroad } = answer;
  return [
    ...(mended === null ? [] : [fill(search.mended, { words: mended })]),
    ...(isBroad ? [search.broad] : []),
    fill(search.found, { products: countOf(products), posts: countOf(posts) }),
  ].join(" · ");
}

type Ask = { q: string; isExact: boolean; locale: Locale };
type FoundProps = { answer: SearchAnswer; ask: Ask; texts: SearchTexts };

function Found({ answer: { products, posts }, ask, texts }: FoundProps) {
  const { search, price } = texts;
  const { locale } = ask;
  return (
    <>
      {products.items.length > 0 && (
        <section aria-labelledby="found-products">
          <h2 id="found-products" className="pb-3 text-lg">
            {search.products}
          </h2>
          <div className="-mx-4 sm:mx-0">
            <ProductTiles cards={products.items} isTop locale={locale} texts={price} />
            <More
              kind="product"
              cursor={products.nextCursor}
              ask={ask}
              label={search.moreProducts}
              show={(cards: ProductCard[]) => <ProductTiles cards={cards} locale={locale} texts={price} />}
            />
          </div>
        </section>
      )}
      {posts.items.length > 0 && (
        <section aria-labelledby="found-posts" className="pt-4">
          <h2 id="found-posts" className="pb-3 text-lg">
            {search.posts}
          </h2>
          <PostTiles posts={posts.items} locale={locale} />
          <More
            kind="post"
            cursor={posts.nextCursor}
            ask={ask}
            label={search.morePosts}
            show={(thumbs: PostThumb[]) => <PostTiles posts={thumbs} locale={locale} />}
          />
        </section>
      )}
    </>
  );
}

type Kinds = { product: ProductCard; post: PostThumb };

type MoreProps<Kind extends keyof Kinds> = {
  kind: Kind;
  cursor: string | null;
  ask: Ask;
  label: string;
  show: (items: Kinds[Kind][]) => ReactNode;
};

/** The pages that follow, each by a button: two lists stand on one page. */
function More<Kind extends keyof Kinds>({ kind, cursor, ask, label, show }: MoreProps<Kind>) {
  const [isAsked, setAsked] = useState(false);
  const { data, isFetching } = useQuery({
    ...searchQuery({ ...ask, kind, cursor: cursor ?? "" }),
    enabled: cursor !== null && isAsked,
  });
  if (cursor === null) return null;
  if (data) {
    const page = kind === "product" ? data.products : data.posts;
    return (
      <>
        {/* Safe: the page of a kind holds that kind. */}
        {show(page.items as Kinds[Kind][])}
        <More kind={kind} cursor={page.nextCursor} ask={ask} label={label} show={show} />
      </>
    );
  }
  return (
    <div className="flex justify-center p-4">
      <button type="button" aria-disabled={isFetching} onClick={() => setAsked(true)} className={BUTTON.secondary}>
        {label}
      </button>
    </div>
  );
}
