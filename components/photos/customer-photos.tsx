import { useState } from "react";
import { RELATED } from "@/components/catalog/related-skeleton";
import { PlusIcon } from "@/components/ui/later-icons";
import { Link } from "@/components/ui/link";
import { Picture } from "@/components/ui/picture";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import type { ShownPhotos } from "@/lib/submissions/contract";
import { ClipBadge } from "./clip-badge";
import { PhotoViewer } from "./photo-viewer";

type CustomerPhotosProps = { photos: ShownPhotos; locale: Locale; texts: Texts<"photos"> };

/** What a product looks like where people live with it: only what its creators allow, and the way to add one's own. */
export function CustomerPhotos({ photos: { items, count }, locale, texts }: CustomerPhotosProps) {
  const [openId, open] = useState<string | null>(null);
  return (
    <section aria-labelledby="customer-photos">
      <div className="flex items-baseline gap-3">
        <h2 id="customer-photos" className={RELATED.heading}>
          {texts.title}
        </h2>
        <span className="min-w-0 truncate text-sm price text-muted">
          {count > 0 ? fill(texts.count, { count }) : texts.none}
        </span>
      </div>
      <ul className={RELATED.rail}>
        {items.map(({ id, picture, isClip, creatorName, isBought }) => (
          <li key={id} className={RELATED.card}>
            <button
              type="button"
              aria-label={fill(isClip ? texts.openClip : texts.open, { name: creatorName || texts.customer })}
              onClick={() => open(id)}
              className="relative block w-full pressable"
            >
              <Picture picture={{ ...picture, alt: "" }} sizes="144px" className="aspect-4/5 rounded-card" />
              {isClip && <ClipBadge />}
            </button>
            <div className={RELATED.photoWords}>
              <p className="truncate">{creatorName || texts.customer}</p>
              {isBought && <p className="truncate text-celadon">{texts.verified}</p>}
            </div>
          </li>
        ))}
        <li className={RELATED.card}>
          <Link
            href={routes.share(locale)}
            className="flex aspect-4/5 pressable flex-col items-center justify-center gap-2 rounded-card border-2 border-dashed border-muted/70 p-3 text-center text-sm font-semibold"
          >
            <PlusIcon />
            {texts.showYours}
          </Link>
        </li>
      </ul>
      <PhotoViewer items={items} openId={openId} onOpen={open} locale={locale} texts={texts} />
    </section>
  );
}
