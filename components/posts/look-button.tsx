"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { useLater } from "@/components/ui/use-later";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { formatMoney } from "@/lib/core/money";
import type { PostView } from "@/lib/posts/contract";
import type { LookOpenerTexts } from "./look-texts";

const loadSheet = () => import("./look-sheet");

type LookButtonProps = {
  post: Pick<PostView, "id" | "products">;
  /** Where it stands. */
  className?: string;
  locale: Locale;
  texts: LookOpenerTexts;
};

/** Opens everything that a post shows, to take it together; nothing for a post of less than two things. */
export function LookButton({ post, className = "px-4 sm:px-0", locale, texts }: LookButtonProps) {
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const client = useQueryClient();
  const later = useLater(loadSheet, isOpen === true);
  const [first, ...others] = post.products;
  if (!first || others.length === 0) return null;
  const amount = others.reduce((sum, { price }) => sum + price.amount, first.price.amount);
  const total = formatMoney({ ...first.price, amount }, LANGUAGE_TAGS[locale]);
  const prepare = () => later?.prepareLook(client, post.id, locale);
  return (
    <div className={className}>
      <button
        type="button"
        onClick={() => setOpen(true)}
        onPointerDown={prepare}
        onFocus={prepare}
        suppressHydrationWarning
        className={`${BUTTON.secondary} w-full`}
      >
        {fill(texts.feed.shopLook, { count: post.products.length, total })}
      </button>
      {later && isOpen !== null && (
        <later.LookSheet post={post} isOpen={isOpen} setOpen={setOpen} locale={locale} texts={texts} />
      )}
    </div>
  );
}
