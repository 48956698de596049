import { BUTTON } from "@/components/ui/button";
import { fill } from "@/lib/core/fill";
import { routes } from "@/lib/core/routes";
import type { PartProps } from "./part";
import type { Conflict } from "./use-composer";

/** Says who saved this post meanwhile, and what: nobody's work is overwritten without a word. */
export function ConflictNotice({ composing, conflict, locale, texts }: PartProps & { conflict: Conflict }) {
  const { ui, post: words } = texts;
  const { theirs, parts } = conflict;
  const names = { caption: words.caption, media: words.pictures };
  const named = parts.map((part) => names[part]).join(", ");
  return (
    <div role="alert" className="mb-4 space-y-3 rounded-card border-2 border-clay bg-surface p-4">
      <p className="font-semibold">
        {theirs.changedBy === null ? ui.changedTitle : fill(words.changedBy, { name: theirs.changedBy })}
      </p>
      <p>{named === "" ? words.changedState : fill(words.changedParts, { parts: named })}</p>
      <p className="text-sm text-muted">{words.changedHint}</p>
      <div className="flex flex-wrap gap-2">
        <a
          href={routes.studioRoom(locale, `posts/${theirs.id}`)}
          target="_blank"
          rel="noreferrer"
          className={BUTTON.secondary}
        >
          {ui.seeTheirs}
        </a>
        <button type="button" onClick={composing.takeTheirs} disabled={composing.isBusy} className={BUTTON.secondary}>
          {words.takeTheirs}
        </button>
        <button type="button" onClick={composing.keepMine} disabled={composing.isBusy} className={BUTTON.primary}>
          {ui.keepMine}
        </button>
      </div>
    </div>
  );
}
