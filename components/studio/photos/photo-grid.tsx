import { ClipBadge } from "@/components/photos/clip-badge";
import { fill } from "@/lib/core/fill";
import type { Texts } from "@/lib/core/messages";
import { type StaffPhoto, staffPictureUrl } from "@/lib/moderation/staff-client";
import { CoveredPicture } from "./covered-picture";

type PhotoGridProps = {
  items: readonly StaffPhoto[];
  index: number;
  selected: ReadonlySet<string>;
  onToggle: (id: string) => void;
  onGoTo: (index: number) => void;
  texts: Texts<"studio">["photos"];
};

/** Many photos at once; each can be selected, and `j` and `k` go through them. */
export function PhotoGrid({ items, index, selected, onToggle, onGoTo, texts }: PhotoGridProps) {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
      {items.map((photo, at) => {
        const { id, creatorName, caption, durationMs, risk, state } = photo;
        const isSelected = selected.has(id);
        const name = creatorName || texts.nameless;
        return (
          <li
            key={id}
            className={`overflow-hidden rounded-card border-2 bg-surface ${at === index ? "border-clay" : isSelected ? "border-ink" : "border-transparent"}`}
          >
            <label className="relative block cursor-pointer">
              <input
                type="checkbox"
                checked={isSelected}
                aria-label={fill(texts.select, { name })}
                onFocus={() => onGoTo(at)}
                onChange={() => onToggle(id)}
                className="absolute top-2 left-2 z-10 size-6 accent-clay"
              />
              <CoveredPicture photo={photo} src={staffPictureUrl(id, 360)} className="aspect-4/5 w-full object-cover" />
              {durationMs !== null && <ClipBadge />}
            </label>
            <p className="truncate px-2 pt-1.5 text-sm font-medium">{name}</p>
            <p className="truncate px-2 pb-2 text-sm text-muted">
              {state === "new" && risk > 0 ? `${fill(texts.risk, { risk })} · ` : ""}
              {caption}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
