import { consentWords } from "@/lib/core/consent-words";
import type { Locale } from "@/lib/core/locale";
import type { PhotoDraft } from "@/lib/core/photo-draft";
import { FieldGroup } from "./field-group";
import type { ShareTexts } from "./share-texts";
import { changeDraft } from "./share-state";
import { WhereFields, WhoFields } from "./where-and-who";

type ConsentFieldsProps = {
  draft: Pick<PhotoDraft, "placements" | "people" | "minors">;
  /** Whether sending was tried: only then is what lacks an error. */
  isAsked: boolean;
  locale: Locale;
  texts: ShareTexts;
};

/** What its creator allows, choice by choice, and then in the very words that are kept. Nothing is chosen before. */
export function ConsentFields({ draft, isAsked, locale, texts }: ConsentFieldsProps) {
  const { placements, people, minors } = draft;
  const { share, consent } = texts;
  return (
    <>
      <FieldGroup
        legend={share.where}
        hint={share.whereHint}
        error={isAsked && placements.length === 0 ? share.chooseWhere : undefined}
      >
        <WhereFields
          placements={placements}
          onChange={(next) => changeDraft({ placements: next })}
          texts={{ ...consent, allOfShop: share.allOfShop }}
        />
      </FieldGroup>
      <FieldGroup legend={share.who} error={isAsked && people === null ? share.chooseWho : undefined}>
        <WhoFields people={people} minors={minors} onChange={changeDraft} texts={share} />
      </FieldGroup>
      {placements.length > 0 && people !== null && (
        <section aria-live="polite" className="rounded-card border border-line bg-surface p-4">
          <h2 className="text-sm font-semibold">{share.youAgree}</h2>
          <p className="mt-1">{consentWords({ placements, people, minors }, consent, locale)}</p>
        </section>
      )}
    </>
  );
}
