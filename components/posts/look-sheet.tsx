"use client";

import { noop, type QueryClient, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { Sheet } from "@/components/ui/sheet";
import type { Locale } from "@/lib/core/locale";
import { lookQuery } from "@/lib/posts/client";
import type { PostView } from "@/lib/posts/contract";
import { textsQuery } from "@/lib/texts/client";
import type { LookOpenerTexts } from "./look-texts";
import { LookBody } from "./look-body";

type LookSheetProps = {
  post: Pick<PostView, "id" | "products">;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  locale: Locale;
  texts: LookOpenerTexts;
};

/** Asks for what the sheet shows while the finger is still on its button. */
export function prepareLook(client: QueryClient, postId: string, locale: Locale): void {
  void client.query(textsQuery("look", locale)).catch(noop);
  void client.query(lookQuery(postId, locale)).catch(noop);
}

/** Everything that a post shows, over the page: choose, leave out, take the rest together. */
export function LookSheet({ post, isOpen, setOpen, locale, texts }: LookSheetProps) {
  const { data: look } = useQuery(textsQuery("look", locale));
  const close = useCallback(() => setOpen(false), [setOpen]);
  return (
    <Sheet isOpen={isOpen} onClose={close} label={texts.feed.products} closeLabel={texts.product.close}>
      {look ? (
        <LookBody post={post} onDone={close} locale={locale} texts={{ look, price: texts.price }} />
      ) : (
        <div className="h-[70dvh]" aria-busy="true" />
      )}
    </Sheet>
  );
}
