import { type ComponentProps, useId } from "react";
import { FieldError } from "@/components/ui/field";
import { LOCALES, type Locale, type LocalText } from "@/lib/core/locale";
import { StatusPill } from "./status-pill";

/** Look of a control of the studio's forms, as the shop's own fields have it. */
export const CONTROL =
  "block min-h-11 w-full min-w-0 rounded-card border border-muted/70 bg-surface px-3 text-base text-ink transition-colors focus:border-clay focus-visible:outline-offset-0 aria-invalid:border-2 aria-invalid:border-danger";

const NAMES: Record<Locale, string> = { th: "ไทย", en: "English" };

type LanguageFieldsProps = {
  label: string;
  value: LocalText;
  onChange: (value: LocalText) => void;
  /** What is wrong with the text of a language. */
  errorOf: (locale: Locale) => string | undefined;
  /** `always`: a text that every language needs; `both`: none at all, or one in each. */
  needed?: "always" | "both" | "never";
  /** The word for a text that is missing. */
  missing: string;
  /** More than one line. */
  rows?: number;
  maxLength: number;
  /** What stands for an empty one. */
  placeholder?: LocalText;
  /** One below the other, where there is no room for both side by side. */
  isStacked?: boolean;
};

/** The same text in both languages side by side, and which of them is missing. */
export function LanguageFields({ label, value, needed = "never", isStacked = false, ...props }: LanguageFieldsProps) {
  const isSaid = LOCALES.some((locale) => value[locale].trim() !== "");
  const lacks = (locale: Locale) =>
    value[locale].trim() === "" && (needed === "always" || (needed === "both" && isSaid));
  return (
    <div className={`grid gap-3 ${isStacked ? "" : "md:grid-cols-2"}`}>
      {LOCALES.map((locale) => (
        <OneLanguage key={locale} label={label} locale={locale} value={value} isMissing={lacks(locale)} {...props} />
      ))}
    </div>
  );
}

type OneProps = Omit<LanguageFieldsProps, "needed" | "isStacked"> & { locale: Locale; isMissing: boolean };

function OneLanguage(props: OneProps) {
  const { label, locale, value, onChange, errorOf, isMissing, missing, rows, maxLength, placeholder } = props;
  const id = useId();
  const error = errorOf(locale);
  const control = {
    id,
    lang: locale,
    maxLength,
    value: value[locale],
    placeholder: placeholder?.[locale],
    onChange: ({ target }: { target: { value: string } }) => onChange({ ...value, [locale]: target.value }),
    ...(error !== undefined && { "aria-invalid": true as const, "aria-describedby": `${id}-error` }),
  } satisfies ComponentProps<"input">;
  return (
    <div>
      <span className="mb-1 flex min-h-7 items-center justify-between gap-2">
        <label htmlFor={id} className="min-w-0 truncate text-sm font-medium">
          {label} · {NAMES[locale]}
        </label>
        {isMissing && <StatusPill tone="warn">{missing}</StatusPill>}
      </span>
      {rows === undefined ? (
        <input {...control} autoComplete="off" className={CONTROL} />
      ) : (
        <textarea {...control} rows={rows} className={`${CONTROL} py-2 leading-relaxed`} />
      )}
      {error !== undefined && <FieldError id={`${id}-error`} error={error} />}
    </div>
  );
}
