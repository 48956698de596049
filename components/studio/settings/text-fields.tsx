import { useId } from "react";
import { FieldError, TextField } from "@/components/ui/field";
import type { PreviewInput } from "@/lib/content/staff-client";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";

type TextFieldsProps = {
  draft: PreviewInput;
  set: (change: Partial<PreviewInput>) => void;
  faults: Partial<Record<string, string>>;
  language: Locale;
  texts: Texts<"studio">["settings"];
};

/** What `content` may name in braces. */
const NAMES = ["brand", "email", "phone", "address", "returnDays", "orderPrefix", "vatRate"];
const ROWS = 22;

/** The words of a page of text. */
export function TextFields({ draft, set, faults, language, texts }: TextFieldsProps) {
  const id = useId();
  return (
    <div className="space-y-4">
      <TextField
        label={texts.textTitle}
        error={faults["title"]}
        value={draft.title}
        maxLength={60}
        lang={language}
        onChange={({ target }) => set({ title: target.value })}
      />
      <TextField
        label={texts.textDescription}
        error={faults["description"]}
        value={draft.description}
        maxLength={160}
        lang={language}
        onChange={({ target }) => set({ description: target.value })}
      />
      <div>
        <label htmlFor={id} className="mb-1 block text-sm font-medium">
          {texts.textBody}
        </label>
        <textarea
          id={id}
          value={draft.body}
          rows={ROWS}
          maxLength={16_000}
          lang={language}
          aria-invalid={faults["body"] !== undefined || undefined}
          aria-describedby={`${id}-hint ${id}-error`}
          onChange={({ target }) => set({ body: target.value })}
          className="block w-full rounded-card border border-muted/70 bg-surface p-3.5 text-base aria-invalid:border-2 aria-invalid:border-danger"
        />
        {faults["body"] !== undefined && <FieldError id={`${id}-error`} error={faults["body"]} />}
        <p id={`${id}-hint`} className="mt-2 text-sm text-muted">
          {texts.textHint}{" "}
          {NAMES.map((name) => (
            <code key={name} className="mr-2">{`{${name}}`}</code>
          ))}
        </p>
      </div>
    </div>
  );
}
