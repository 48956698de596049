import { LanguageFields } from "@/components/studio/ui/language-fields";
import { Section } from "@/components/studio/ui/section";
import { captionParts } from "@/lib/core/hashtags";
import { LOCALES } from "@/lib/core/locale";
import { POST_LIMITS } from "@/lib/core/post-limits";
import type { PartProps } from "./part";

/** The words of a post in both languages, and the hashtags that are found in them. */
export function CaptionSection({ composing: { form, change, errors }, texts: { post: words, room } }: PartProps) {
  const tags = LOCALES.flatMap((locale) => captionParts(form.caption[locale])).flatMap(({ tag }) => tag ?? []);
  return (
    <Section title={words.caption} hint={words.captionHint}>
      <LanguageFields
        label={words.caption}
        value={form.caption}
        onChange={(caption) => change((before) => ({ ...before, caption }))}
        errorOf={(locale) => errors[`#/caption/${locale}`]}
        needed="always"
        missing={room.missingText}
        rows={5}
        maxLength={POST_LIMITS.caption}
        isStacked
      />
      {tags.length > 0 && (
        <p className="text-sm text-muted">
          {words.hashtags} <bdi>{[...new Set(tags)].map((tag) => `#${tag}`).join(" ")}</bdi>
        </p>
      )}
    </Section>
  );
}
