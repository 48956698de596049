import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { BRAND } from "@/lib/core/brand";

/** A moment in the shop's own time, e.g. `24 Nov 2026, 15:40`. */
export const momentOf = (at: string, locale: Locale): string =>
  new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    ...{ day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
    ...{ hourCycle: "h23", timeZone: BRAND.timeZone },
  }).format(new Date(at));
