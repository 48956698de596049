import { BUTTON } from "@/components/ui/button";
import type { ProductDraft } from "@/lib/catalog/staff-client";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import type { EditorTexts } from "../product-texts";
import type { Conflict, Editor } from "./use-editor";

type ConflictNoticeProps = { editor: Editor; conflict: Conflict; locale: Locale; texts: EditorTexts };

/** Says that somebody else saved this product meanwhile, and what: nobody's work is overwritten without a word. */
export function ConflictNotice({ editor, conflict, locale, texts: { editor: words, ui } }: ConflictNoticeProps) {
  const names = partNames(words);
  const parts = [...new Set(conflict.parts.map((part) => names[part]))].join(", ");
  return (
    <div role="alert" className="mb-4 space-y-3 rounded-card border-2 border-clay bg-surface p-4">
      <p className="font-semibold">{ui.changedTitle}</p>
      {parts !== "" && <p>{fill(words.theirs, { parts })}</p>}
      <p className="text-sm text-muted">{words.mergeHint}</p>
      <div className="flex flex-wrap gap-2">
        <a
          href={routes.studioRoom(locale, `products/${conflict.theirs.id}`)}
          target="_blank"
          rel="noreferrer"
          className={BUTTON.secondary}
        >
          {ui.seeTheirs}
        </a>
        <button type="button" onClick={editor.keepMine} disabled={editor.isBusy} className={BUTTON.primary}>
          {ui.keepMine}
        </button>
      </div>
    </div>
  );
}

const partNames = (words: EditorTexts["editor"]): Record<keyof ProductDraft, string> => ({
  ...{ title: words.name, description: words.description, materials: words.materials, care: words.care },
  ...{ handle: words.handle, status: words.status, tags: words.tags, pictures: words.pictures, seo: words.seo },
  ...{ collectionId: words.collections, collectionIds: words.collections, options: words.options },
  ...{ variants: words.variants, dimensionsMm: words.measures, weightGrams: words.measures },
});
