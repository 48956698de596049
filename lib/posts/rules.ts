import type { FieldError } from "@/lib/core/errors";
import { LOCALES, type LocalText } from "@/lib/core/locale";

const YEAR_MS = 366 * 24 * 3_600_000;

type Tag = { variantId: string };
type Media = { id: string; alt: LocalText; tags: readonly Tag[] };

/** What the database knows of what a draft names. */
export type Known = {
  /** Kind by media id. */
  media: ReadonlyMap<string, "picture" | "video">;
  /** Variants that may be tagged. */
  taggable: ReadonlySet<string>;
};

const repeated = (ids: readonly string[]) =>
  ids.flatMap((id, index) => (ids.indexOf(id) < index ? [{ id, index }] : []));

/** What is wrong with a draft whatever becomes of it; pointers as in the body that saves it. */
export function draftFaults(media: readonly Media[], known: Known): FieldError[] {
  const hasVideo = media.some(({ id }) => known.media.get(id) === "video");
  const twice = repeated(media.map(({ id }) => id));
  return [
    ...(hasVideo && media.length > 1 ? [{ pointer: "#/media", key: "videoAlone" }] : []),
    ...twice.map(({ index }) => ({ pointer: `#/media/${String(index)}/id`, key: "mediaTwice" })),
    ...media.flatMap(({ id, tags }, index) => [
      ...(known.media.has(id) ? [] : [{ pointer: `#/media/${String(index)}/id`, key: "mediaGone" }]),
      ...tagFaults(tags, index, known),
    ]),
  ];
}

function tagFaults(tags: readonly Tag[], mediaIndex: number, { taggable }: Known): FieldError[] {
  const at = (index: number) => `#/media/${String(mediaIndex)}/tags/${String(index)}/variantId`;
  return [
    ...repeated(tags.map(({ variantId }) => variantId)).map(({ index }) => ({
      pointer: at(index),
      key: "taggedTwice",
    })),
    ...tags.flatMap(({ variantId }, index) =>
      taggable.has(variantId) ? [] : [{ pointer: at(index), key: "notTaggable" }],
    ),
  ];
}

/** What a post still lacks before shoppers may see it. */
export function missingParts({ caption, media }: { caption: LocalText; media: readonly Pick<Media, "alt">[] }) {
  const isBlank = (text: string) => text.trim() === "";
  return [
    ...(media.length === 0 ? [{ pointer: "#/media", key: "mediaMissing" }] : []),
    ...LOCALES.filter((locale) => isBlank(caption[locale])).map((locale) => ({
      pointer: `#/caption/${locale}`,
      key: "captionMissing",
    })),
    ...media.flatMap(({ alt }, index) =>
      LOCALES.filter((locale) => isBlank(alt[locale])).map((locale) => ({
        pointer: `#/media/${String(index)}/alt/${locale}`,
        key: "altMissing",
      })),
    ),
  ] satisfies FieldError[];
}

/** Whether a post can be planned for this instant: it has not come, and is at most a year away. */
export const canPlanFor = (at: Date, now: Date): boolean =>
  at.getTime() > now.getTime() && at.getTime() <= now.getTime() + YEAR_MS;
