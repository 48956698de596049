import type { ProductDraft } from "@/lib/catalog/staff-client";
import type { Locale } from "@/lib/core/locale";

/** A choice in words, e.g. `Sea, Large`; by its codes where nobody has named them yet. */
export const choiceWords = (options: ProductDraft["options"], choice: Record<string, string>, locale: Locale): string =>
  options
    .flatMap(({ code, values }) => {
      const value = values.find((one) => one.code === choice[code]);
      return value ? [value.label[locale] || value.label.en || value.label.th || value.code] : [];
    })
    .join(", ");
