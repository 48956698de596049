import { LOCALES, type Locale, type LocalText } from "@/lib/core/locale";
import { POST_LIMITS } from "@/lib/core/post-limits";
import { shorten } from "@/lib/core/shorten";
import type { PostDraft, StaffMedia, StaffPost, Taggable } from "@/lib/posts/staff-client";

/** A post while it is edited: its pictures with all that is drawn of them. */
export type PostForm = { caption: LocalText; media: StaffMedia[] };
export type Tag = StaffMedia["tags"][number];

/** Whatever is or was tagged, by variant. */
export type Products = ReadonlyMap<string, Pick<Taggable, "title" | "choice">>;

export const EMPTY_FORM: PostForm = { caption: { th: "", en: "" }, media: [] };

export const toForm = ({ caption, media }: Pick<StaffPost, "caption" | "media">): PostForm => ({ caption, media });

/** What a picture shows if nobody says otherwise: the names of what is tagged on it, from left to right. */
export function defaultAlt({ tags }: Pick<StaffMedia, "tags">, products: Products, locale: Locale): string {
  const titles = tags
    .toSorted((one, other) => one.x - other.x)
    .flatMap(({ variantId }) => products.get(variantId)?.title[locale] ?? []);
  return shorten([...new Set(titles)].join(", "), POST_LIMITS.alt - 1, locale);
}

/** What is sent to the shop: where nobody wrote what a picture shows, its default. */
export function toDraft({ caption, media }: PostForm, products: Products): PostDraft {
  const altOf = (one: StaffMedia) =>
    Object.fromEntries(
      LOCALES.map((locale) => [locale, one.alt[locale].trim() || defaultAlt(one, products, locale)]),
      // Safe: one entry for each language.
    ) as LocalText;
  return {
    caption: { th: caption.th, en: caption.en },
    media: media.map((one) => ({
      id: one.id,
      alt: altOf(one),
      tags: one.tags.map(({ variantId, x, y }) => ({ variantId, x, y })),
    })),
  };
}

/** What differs between two posts as somebody would name it. */
export function differingParts(one: PostDraft, other: PostDraft): ("caption" | "media")[] {
  return (["caption", "media"] as const).filter((part) => plain(one)[part] !== plain(other)[part]);
}

/** Without what says nothing: spaces at the ends, and the order of tags. */
const plain = ({ caption, media }: PostDraft) => ({
  caption: JSON.stringify([caption.th.trim(), caption.en.trim()]),
  media: JSON.stringify(
    media.map(({ id, alt, tags }) => [
      id,
      ...[alt.th.trim(), alt.en.trim()],
      tags.map(({ variantId, x, y }) => [variantId, x, y]).sort(([a], [b]) => ((a ?? 0) < (b ?? 0) ? -1 : 1)),
    ]),
  ),
});

/** Puts one thing of a list somewhere else. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  if (to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)];
}

const within = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;

/** The same tags with one of them at another place. */
export const tagAt = (tags: readonly Tag[], variantId: string, { x, y }: { x: number; y: number }): Tag[] =>
  tags.map((tag) => (tag.variantId === variantId ? { variantId, x: within(x), y: within(y) } : tag));
