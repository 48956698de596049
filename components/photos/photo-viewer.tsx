import { useCallback, useState } from "react";
import { mayMoveByItself } from "@/components/posts/may-move";
import { ClipFilm } from "@/components/ui/clip-film";
import { ICON_BUTTON } from "@/components/ui/button";
import { ChevronLeftIcon, ChevronRightIcon } from "@/components/ui/later-icons";
import { Link } from "@/components/ui/link";
import { Picture, SIZES } from "@/components/ui/picture";
import { Amount } from "@/components/ui/amount";
import { Sheet } from "@/components/ui/sheet";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { clipUrl, pictureUrl } from "@/lib/core/picture-url";
import { routes } from "@/lib/core/routes";
import type { ShownPhoto } from "@/lib/submissions/client";
import { ReportForm } from "./report-form";

type PhotoViewerProps = {
  items: readonly ShownPhoto[];
  openId: string | null;
  onOpen: (id: string | null) => void;
  locale: Locale;
  texts: Texts<"photos">;
};

/** One photo at a time, large: whose it is, what is in it, and a way to say that something is wrong. */
export function PhotoViewer({ items, openId, onOpen, locale, texts }: PhotoViewerProps) {
  const at = items.findIndex(({ id }) => id === openId);
  const photo = items[at];
  const close = useCallback(() => onOpen(null), [onOpen]);
  const step = (to: number) => onOpen(items[to]?.id ?? openId);
  return (
    <Sheet isOpen={photo !== undefined} onClose={close} label={texts.viewer} closeLabel={texts.close}>
      {photo && (
        <div className="overflow-y-auto overscroll-contain lg:grid lg:grid-cols-2">
          <div className="relative">
            {photo.isClip ? (
              <ClipFilm
                key={photo.id}
                src={clipUrl(photo.picture.key)}
                poster={pictureUrl(photo.picture.key, 720, "webp")}
                label={photo.picture.alt}
                size={photo.picture}
                isPlaying={mayMoveByItself()}
                className="mx-auto max-h-[62dvh] max-w-full lg:max-h-[92dvh]"
              />
            ) : (
              <Picture
                key={photo.id}
                picture={photo.picture}
                sizes={SIZES.full}
                className="max-h-[62dvh] object-contain lg:max-h-[92dvh]"
              />
            )}
            {at > 0 && (
              <button
                type="button"
                aria-label={texts.previous}
                onClick={() => step(at - 1)}
                className={`${ICON_BUTTON} absolute top-1/2 left-2 -translate-y-1/2 bg-surface`}
              >
                <ChevronLeftIcon />
              </button>
            )}
            {at < items.length - 1 && (
              <button
                type="button"
                aria-label={texts.next}
                onClick={() => step(at + 1)}
                className={`${ICON_BUTTON} absolute top-1/2 right-2 -translate-y-1/2 bg-surface`}
              >
                <ChevronRightIcon />
              </button>
            )}
          </div>
          <Words key={photo.id} photo={photo} locale={locale} texts={texts} />
        </div>
      )}
    </Sheet>
  );
}

type WordsProps = { photo: ShownPhoto; locale: Locale; texts: Texts<"photos"> };

function Words({ photo, locale, texts }: WordsProps) {
  const [isReporting, setReporting] = useState(false);
  const { id, creatorName, caption, isBought, products } = photo;
  return (
    <div className="space-y-3 p-4 lg:pt-14">
      <p className="font-semibold">
        {fill(texts.by, { name: creatorName || texts.customer })}
        {isBought && <span className="ml-2 text-sm font-normal text-celadon">{texts.verified}</span>}
      </p>
      {caption !== "" && (
        <p dir="auto" className="break-words whitespace-pre-line">
          {caption}
        </p>
      )}
      {products.length > 0 && (
        <section>
          <h3 className="text-sm text-muted">{texts.inIt}</h3>
          <ul>
            {products.map(({ handle, title, price }) => (
              <li key={handle}>
                <Link
                  href={routes.product(locale, handle)}
                  className="flex min-h-11 items-center justify-between gap-3 border-b border-line"
                >
                  <span>{title}</span>
                  <Amount money={price} locale={locale} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isReporting ? (
        <ReportForm photoId={id} onDone={() => setReporting(false)} texts={texts} />
      ) : (
        <button
          type="button"
          onClick={() => setReporting(true)}
          className="min-h-11 pressable text-sm text-muted underline underline-offset-4"
        >
          {texts.report}
        </button>
      )}
    </div>
  );
}
