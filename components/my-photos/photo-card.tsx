import { useState } from "react";
import { ClipBadge } from "@/components/photos/clip-badge";
import { ChevronDownIcon } from "@/components/ui/later-icons";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import type { Placement } from "@/lib/core/placements";
import { routes } from "@/lib/core/routes";
import { type MyPhoto, ownPictureUrl } from "@/lib/submissions/client";
import { Appeal } from "./appeal";
import type { MyPhotosTexts, PhotoCardProps } from "./my-photos-texts";
import { RightsEditor } from "./rights-editor";
import { RightsHistory } from "./rights-history";

/** One shared photo: what became of it and why, where it may be shown, and the way to change that. */
export function PhotoCard({ photo, onChange, locale, texts }: PhotoCardProps) {
  const isOver = photo.state === "withdrawn" || photo.state === "refused";
  return (
    <li className="rounded-card border border-line bg-surface p-3">
      <div className="flex gap-3">
        <OwnPicture photo={photo} />
        <div className="min-w-0 flex-1 space-y-1 text-sm">
          <Outcome photo={photo} texts={texts.mine} />
          {photo.caption !== "" && <p className="line-clamp-2 text-muted">{photo.caption}</p>}
          {!isOver && <Places photo={photo} locale={locale} texts={texts} />}
        </div>
      </div>
      {photo.state === "rejected" && <Appeal photo={photo} onChange={onChange} texts={texts.mine} />}
      {!isOver && <Manage photo={photo} onChange={onChange} locale={locale} texts={texts} />}
    </li>
  );
}

const isShown = ({ state, placements }: MyPhoto): boolean => state === "approved" && placements.length > 0;

/** What became of it, and why. */
function Outcome({ photo, texts }: { photo: MyPhoto; texts: MyPhotosTexts["mine"] }) {
  const { state, reason, note } = photo;
  const word = state === "approved" && !isShown(photo) ? texts.notShown : texts[state];
  return (
    <>
      <p className={`font-semibold ${isShown(photo) ? "text-success" : ""}`}>{word}</p>
      {reason !== null && (
        <p>
          {texts.why}: {reasonText(reason, texts)}
        </p>
      )}
      {note !== "" && <p className="text-muted">“{note}”</p>}
    </>
  );
}

/** Where it may be shown, and on whose page it is. */
function Places({ photo, locale, texts }: Omit<PhotoCardProps, "onChange">) {
  const { mine, consent } = texts;
  const { placements, products } = photo;
  if (placements.length === 0) return <p>{mine.nowhere}</p>;
  return (
    <>
      <p>
        {mine.shownIn}: {placesOf(placements, consent, locale)}
      </p>
      {isShown(photo) && placements.includes("product") && products.length > 0 && (
        <p>
          {mine.onPages}{" "}
          {products.map(({ handle, title }) => (
            <Link
              key={handle}
              href={routes.product(locale, handle)}
              className="mr-2 text-clay underline underline-offset-4"
            >
              {title}
            </Link>
          ))}
        </p>
      )}
    </>
  );
}

function OwnPicture({ photo: { id, picture, isClip } }: { photo: MyPhoto }) {
  if (picture === null) return <span className="h-28 w-22 shrink-0 rounded-thumb bg-line" />;
  return (
    <span className="relative h-28 w-22 shrink-0">
      <img
        src={ownPictureUrl(id)}
        alt=""
        width={88}
        height={112}
        loading="lazy"
        className="size-full rounded-thumb object-cover"
        style={{ background: picture.placeholder }}
      />
      {isClip && <ClipBadge />}
    </span>
  );
}

const placesOf = (placements: readonly string[], texts: MyPhotosTexts["consent"], locale: Locale): string =>
  // Safe: the contract's placements are these keys.
  new Intl.ListFormat(locale).format(placements.map((name) => texts[name as Placement]));

/** A reason of ours in words; one that has none of its own is another reason. */
function reasonText(reason: string, texts: MyPhotosTexts["mine"]): string {
  const words: Record<string, string> = texts;
  return words[reason] ?? texts.other;
}

function Manage(props: PhotoCardProps) {
  const { photo, texts } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="mt-2 border-t border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-11 w-full pressable items-center justify-between text-sm font-semibold"
      >
        {texts.mine.manage}
        <ChevronDownIcon className={`size-5 text-muted ${isOpen ? "rotate-180" : ""}`} />
      </button>
      {isOpen && (
        <div className="space-y-4 pb-2">
          <RightsEditor {...props} />
          <RightsHistory photo={photo} locale={props.locale} texts={texts.mine} />
        </div>
      )}
    </div>
  );
}
