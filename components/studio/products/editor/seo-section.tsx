import { LanguageFields } from "@/components/studio/ui/language-fields";
import { Section } from "@/components/studio/ui/section";
import { LOCALES, type LocalText } from "@/lib/core/locale";
import { PRODUCT_LIMITS } from "@/lib/core/product-limits";
import { routes } from "@/lib/core/routes";
import type { PartProps } from "./part";

type SeoSectionProps = PartProps & { shopName: LocalText };

/** What search engines show, as they would show it; empty fields are the product's own texts. */
export function SeoSection({ form, change, errors, shopName, texts: { editor: words } }: SeoSectionProps) {
  const { seo, title, description, handle } = form;
  const fields = [
    ["title", words.seoTitle, title, PRODUCT_LIMITS.seoTitle],
    ["description", words.seoDescription, description, PRODUCT_LIMITS.seoDescription],
  ] as const;
  const shown = (said: LocalText, instead: LocalText, locale: "th" | "en") => said[locale].trim() || instead[locale];
  return (
    <Section title={words.seo} hint={words.seoHint}>
      {fields.map(([name, label, instead, maxLength]) => (
        <LanguageFields
          key={name}
          label={label}
          value={seo[name]}
          onChange={(value) => change({ seo: { ...seo, [name]: value } })}
          errorOf={(locale) => errors[`#/seo/${name}/${locale}`]}
          missing={words.missing}
          maxLength={maxLength}
          placeholder={instead}
          {...(name === "description" ? { rows: 2 } : {})}
        />
      ))}
      <div className="grid gap-3 md:grid-cols-2">
        {LOCALES.map((locale) => (
          <div key={locale} lang={locale} className="min-w-0 rounded-card border border-line bg-surface p-3">
            <p className="truncate text-sm text-muted">{routes.product(locale, handle || "…")}</p>
            <p className="truncate font-medium">
              {shown(seo.title, title, locale) || "…"} · {shopName[locale]}
            </p>
            <p className="line-clamp-2 text-sm text-muted">{shown(seo.description, description, locale) || "…"}</p>
          </div>
        ))}
      </div>
    </Section>
  );
}
