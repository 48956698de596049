import { useState } from "react";
import { momentOf } from "@/components/studio/ui/dates";
import { StatusPill } from "@/components/studio/ui/status-pill";
import { ClipFilm } from "@/components/ui/clip-film";
import { BUTTON } from "@/components/ui/button";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { staffClipUrl, type StaffPhoto, staffPictureUrl } from "@/lib/moderation/staff-client";
import { CoveredPicture } from "./covered-picture";
import { PhotoRights } from "./photo-rights";
import { PhotoTags } from "./photo-tags";
import { PhotoTrouble } from "./photo-trouble";
import type { PhotosTexts } from "./photos-texts";

type PhotoDetailProps = {
  photo: StaffPhoto;
  onReplace: (photo: StaffPhoto) => void;
  locale: Locale;
  texts: PhotosTexts;
};

/** One photo with all that a decision needs beside it. */
export function PhotoDetail({ photo, onReplace, locale, texts }: PhotoDetailProps) {
  const { room, consent } = texts;
  const { creatorName, caption, createdAt, risk, flags } = photo;
  return (
    <article className="grid gap-5 pb-16 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <Stage photo={photo} texts={room} />
      <div className="min-w-0 space-y-5">
        <header>
          <h2 className="text-lg">{fill(room.photoBy, { name: creatorName || room.nameless })}</h2>
          <p className="text-sm text-muted">
            <time dateTime={createdAt}>{momentOf(createdAt, locale)}</time> · {room[SOURCES[photo.source]]}
          </p>
          <ul className="mt-2 flex flex-wrap gap-1.5">
            <li>
              <StatusPill tone={photo.state === "approved" ? "good" : photo.state === "rejected" ? "bad" : "plain"}>
                {room[photo.state]}
              </StatusPill>
            </li>
            {risk > 0 && (
              <li>
                <StatusPill tone={photo.isBlurred ? "bad" : "plain"}>{fill(room.risk, { risk })}</StatusPill>
              </li>
            )}
            {flags.map((flag) => (
              <li key={flag}>
                <StatusPill tone="warn">{flagText(flag, room)}</StatusPill>
              </li>
            ))}
          </ul>
        </header>
        {caption !== "" && (
          <p dir="auto" className="break-words whitespace-pre-line">
            {caption}
          </p>
        )}
        <PhotoTrouble photo={photo} locale={locale} texts={room} />
        <PhotoTags photo={photo} onReplace={onReplace} locale={locale} texts={texts} />
        <PhotoRights photo={photo} locale={locale} texts={{ room, consent }} />
      </div>
    </article>
  );
}

const SOURCES = { share: "fromShare", order: "fromOrder", phone: "fromPhone", found: "fromFound" } as const;

/** A flag in words; one without its own is shown by its name. */
function flagText(flag: string, texts: PhotosTexts["room"]): string {
  const words: Record<string, string> = texts;
  return words[flag] ?? flag;
}

const SIZE = "h-auto max-h-[62dvh] w-auto max-w-full lg:max-h-[64dvh]";

function Stage({ photo, texts }: { photo: StaffPhoto; texts: PhotosTexts["room"] }) {
  const [isUncovered, uncover] = useState(false);
  const isCovered = photo.isBlurred && !isUncovered;
  const { id, risk, tags, products } = photo;
  return (
    <div className="relative mx-auto w-fit self-start overflow-hidden rounded-card bg-line lg:sticky lg:top-8">
      {photo.durationMs === null || isCovered ? (
        <CoveredPicture photo={photo} src={staffPictureUrl(id, 720)} isCovered={isCovered} className={SIZE} />
      ) : (
        <ClipFilm
          src={staffClipUrl(id)}
          poster={staffPictureUrl(id, 720)}
          label={photo.alt || texts.clip}
          size={photo}
          className={SIZE}
        />
      )}
      {!isCovered &&
        tags.map(({ variantId, x, y }, index) => (
          <span
            key={variantId}
            title={products.find((product) => product.variantId === variantId)?.title.en}
            className="pointer-events-none absolute grid size-7 -translate-1/2 place-items-center rounded-full bg-ink text-xs font-semibold text-paper"
            style={{ left: `${String(x * 100)}%`, top: `${String(y * 100)}%` }}
          >
            {index + 1}
          </span>
        ))}
      {isCovered && (
        <div className="absolute inset-0 grid place-content-center gap-3 p-4 text-center">
          <p className="rounded-full bg-paper px-4 py-1">{fill(texts.blurred, { risk })}</p>
          <button type="button" onClick={() => uncover(true)} className={BUTTON.secondary}>
            {texts.show}
          </button>
        </div>
      )}
    </div>
  );
}
