import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ICON_BUTTON } from "@/components/ui/button";
import { BookmarkIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { notify } from "@/components/ui/notice";
import { Picture, SIZES } from "@/components/ui/picture";
import { Price } from "@/components/ui/price";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { setSaved, type Thing } from "@/lib/saves/client";
import type { SavedItem } from "@/lib/saves/contract";

export type SavedTexts = { saved: Texts<"saved">; price: Texts<"price"> };

type SavedCardProps = { item: SavedItem; locale: Locale; texts: SavedTexts };

/** A thing that is kept. Taken out, its place offers it back until the page is left, so nobody has to hurry. */
export function SavedCard({ item, locale, texts }: SavedCardProps) {
  const client = useQueryClient();
  const [isKept, setKept] = useState(true);
  const button = useRef<HTMLButtonElement>(null);
  const hasChanged = useRef(false);
  useEffect(() => {
    // The button that was pressed is gone: the one in its place has the focus now.
    if (hasChanged.current) button.current?.focus({ preventScroll: true });
    hasChanged.current = true;
  }, [isKept]);
  const change = (willBeKept: boolean) => {
    setKept(willBeKept);
    setSaved(client, thingOf(item), willBeKept).catch(() => {
      setKept(!willBeKept);
      notify({ text: texts.saved.changeFailed });
    });
  };
  const name = nameOf(item, texts.saved);
  if (!isKept) {
    return (
      <li className="flex aspect-4/5 flex-col items-center justify-center gap-2 self-start rounded-card border border-dashed border-line p-3 text-center text-sm text-muted">
        <p className="line-clamp-4">{fill(texts.saved.removed, { title: name })}</p>
        <button
          ref={button}
          type="button"
          onClick={() => change(true)}
          className="min-h-11 pressable px-3 font-semibold text-clay underline underline-offset-4"
        >
          {texts.saved.undo}
          <span className="sr-only"> {name}</span>
        </button>
      </li>
    );
  }
  return (
    <li className="relative">
      <CardLink item={item} name={name} locale={locale} texts={texts} />
      <button
        ref={button}
        type="button"
        aria-label={fill(texts.saved.remove, { title: name })}
        onClick={() => change(false)}
        className={`${ICON_BUTTON} absolute top-1 right-1 bg-glass text-on-glass`}
      >
        <BookmarkIcon fill="currentColor" className="size-5" />
      </button>
    </li>
  );
}

const thingOf = (item: SavedItem): Thing =>
  item.kind === "post" ? { kind: "post", id: item.post.id } : { kind: "product", handle: item.product.handle };

const nameOf = (item: SavedItem, texts: Texts<"saved">): string =>
  item.kind === "post" ? fill(texts.postBy, { author: item.post.author }) : item.product.title;

function CardLink({ item, name, locale, texts }: SavedCardProps & { name: string }) {
  const isPost = item.kind === "post";
  const { picture } = isPost ? item.post : item.product;
  return (
    <Link
      href={isPost ? routes.post(locale, item.post.shortId) : routes.product(locale, item.product.handle)}
      className="block pressable"
    >
      {/* A product's title says what it is; of a post only the picture does. */}
      <Picture
        picture={isPost ? picture : { ...picture, alt: "" }}
        sizes={SIZES.card}
        className="aspect-4/5 rounded-card"
      />
      <span className={`mt-2 line-clamp-2 text-sm ${isPost ? "text-muted" : ""}`}>{name}</span>
      {!isPost && (
        <span className="block text-sm font-semibold">
          <Price {...priceOf(item.product)} locale={locale} texts={texts.price} />
        </span>
      )}
    </Link>
  );
}

const priceOf = ({ price, compareAtPrice, isFrom }: Extract<SavedItem, { kind: "product" }>["product"]) => ({
  price,
  compareAtPrice,
  isFrom,
});
