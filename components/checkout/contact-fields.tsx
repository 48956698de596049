import { useState } from "react";
import { TextField } from "@/components/ui/field";
import type { Texts } from "@/lib/core/messages";
import { clearDraft, type Draft, isEmptyDraft, updateDraft } from "./draft";
import { bindField, type DraftFieldsProps } from "./draft-fields";

type ContactFieldsProps = DraftFieldsProps & { texts: Texts<"checkout"> };

export function ContactFields({ texts, ...form }: ContactFieldsProps) {
  const field = bindField(form);
  return (
    <section aria-labelledby="contact">
      <h2 id="contact" className="text-lg">
        {texts.contact}
      </h2>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        <TextField
          {...field("email")}
          label={texts.email}
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={254}
        />
        <TextField
          {...field("phone")}
          label={texts.phone}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          required
          maxLength={20}
        />
        <TextField
          {...field("name")}
          label={texts.name}
          autoComplete="name"
          required
          maxLength={100}
          className="sm:col-span-2"
        />
      </div>
      <KeptNote draft={form.draft} texts={texts} />
    </section>
  );
}

/** Says where the words go, and lets people on a borrowed phone take them away; by mistake, too. */
function KeptNote({ draft, texts }: { draft: Draft; texts: Texts<"checkout"> }) {
  const [cleared, setCleared] = useState<Draft | null>(null);
  const isUndo = cleared !== null && isEmptyDraft(draft);
  return (
    <p className="-mb-2 text-sm text-muted">
      {texts.kept}{" "}
      <button
        type="button"
        onClick={() => (isUndo ? updateDraft(cleared) : setCleared(clearDraft()))}
        className="min-h-11 pressable px-1 underline underline-offset-4"
      >
        {isUndo ? texts.undoClear : texts.clear}
      </button>
    </p>
  );
}
