import { TextField } from "@/components/ui/field";
import type { Texts } from "@/lib/core/messages";
import { clearDraft } from "./draft";
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
      <p className="text-muted mt-2 text-sm">
        {texts.kept}{" "}
        <button type="button" onClick={clearDraft} className="pressable min-h-11 px-1 underline underline-offset-4">
          {texts.clear}
        </button>
      </p>
    </section>
  );
}
