import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { type MyPhoto, receiptUrl } from "@/lib/submissions/client";

type RightsHistoryProps = { photo: MyPhoto; locale: Locale; texts: Texts<"myPhotos"> };

const dateOf = (at: string, locale: Locale) =>
  new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));

/** What was given and taken back, in the words that were read then. */
export function RightsHistory({ photo: { id, rights }, locale, texts }: RightsHistoryProps) {
  return (
    <details className="text-sm">
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold">{texts.history}</summary>
      <ol className="space-y-3">
        {rights.map(({ position, kind, words, recordedAt, hash }) => (
          <li key={position}>
            <p className="text-muted">
              {kind === "grant" ? texts.given : texts.takenBack} ·{" "}
              <time dateTime={recordedAt}>{dateOf(recordedAt, locale)}</time>
            </p>
            <p>{words}</p>
            <p className="font-mono text-xs break-all text-muted">
              #{position} {hash.slice(0, 16)}
            </p>
          </li>
        ))}
      </ol>
      <a
        href={receiptUrl(id)}
        download
        className="inline-flex min-h-11 items-center text-clay underline underline-offset-4"
      >
        {texts.receipt}
      </a>
    </details>
  );
}
