import { LanguageFields } from "@/components/studio/ui/language-fields";
import { Section } from "@/components/studio/ui/section";
import { PRODUCT_LIMITS } from "@/lib/core/product-limits";
import type { PartProps } from "./part";

type TextField = {
  name: "title" | "description" | "materials" | "care";
  label: string;
  needed: "always" | "both";
  rows?: number;
  maxLength: number;
};

/** What a product is called and what is said of it, in both languages side by side. */
export function TextsSection({ form, change, errors, texts: { editor: words } }: PartProps) {
  const fields: readonly TextField[] = [
    { name: "title", label: words.name, needed: "always", maxLength: PRODUCT_LIMITS.title },
    { name: "description", label: words.description, needed: "always", rows: 5, maxLength: PRODUCT_LIMITS.description },
    { name: "materials", label: words.materials, needed: "both", rows: 2, maxLength: PRODUCT_LIMITS.facts },
    { name: "care", label: words.care, needed: "both", rows: 2, maxLength: PRODUCT_LIMITS.facts },
  ];
  return (
    <Section title={words.texts}>
      {fields.map(({ name, ...field }) => (
        <LanguageFields
          key={name}
          {...field}
          value={form[name]}
          onChange={(value) => change({ [name]: value })}
          errorOf={(locale) => errors[`#/${name}/${locale}`]}
          missing={words.missing}
        />
      ))}
    </Section>
  );
}
