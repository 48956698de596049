import type { Locale } from "@/lib/core/locale";
import type { StaffPhoto } from "@/lib/moderation/staff-client";
import type { PhotosTexts } from "./photos-texts";

type PhotoRightsProps = { photo: StaffPhoto; locale: Locale; texts: Pick<PhotosTexts, "room" | "consent"> };

/** Where its creator lets it appear, and in which words. */
export function PhotoRights({
  photo: { rights, locale: language },
  locale,
  texts: { room, consent },
}: PhotoRightsProps) {
  const list = new Intl.ListFormat(locale);
  return (
    <section className="border-t border-line pt-4">
      <h3 className="font-semibold">{room.rights}</h3>
      {rights === null ? (
        <p tabIndex={-1} data-key="rights" className="mt-1 text-danger">
          {room.noRights}
        </p>
      ) : (
        <details className="mt-1">
          <summary
            data-key="rights"
            className="min-h-11 pressable content-center text-celadon underline underline-offset-4"
          >
            {room.allowed}: {list.format(rights.placements.map((name) => consent[name]))}
          </summary>
          <p className="text-sm text-muted">{room.words}</p>
          <p lang={language} className="mt-1 text-sm">
            {rights.words}
          </p>
        </details>
      )}
    </section>
  );
}
