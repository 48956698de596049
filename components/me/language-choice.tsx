import { LOCALES, type Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { CHOICE } from "./choice";

const NAMES: Record<Locale, string> = { th: "ไทย", en: "English" };
const YEAR_SECONDS = 31_536_000;

/** The language of the shop on this device. */
export function LanguageChoice({ locale, label }: { locale: Locale; label: string }) {
  return (
    <section aria-labelledby="language">
      <h2 id="language" className="text-lg">
        {label}
      </h2>
      <ul className="mt-2 flex gap-2">
        {LOCALES.map((other) => (
          <li key={other} className="flex flex-1">
            <a
              href={routes.me(other)}
              hrefLang={other}
              lang={other}
              aria-current={other === locale ? "true" : undefined}
              onClick={() => {
                document.cookie = `locale=${other}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
              }}
              className={CHOICE}
            >
              {NAMES[other]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
