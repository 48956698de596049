import type { CSSProperties } from "react";
import { pictureUrl } from "@/lib/core/picture-url";

/** What a picture is drawn from; the contract's `Picture` fits. */
export type PictureSource = { key: string; width: number; height: number; alt: string; placeholder: string };

type PictureProps = {
  picture: PictureSource;
  /** How wide it is shown. Names two thirds of the true width on phones: nobody sees more than two pixels per point. */
  sizes: string;
  /** The one picture that the page is about: fetched first. */
  isFirst?: boolean;
  className?: string;
  /** Instead of the placeholder, e.g. a smaller rendition that is on the screen already. */
  background?: string | undefined;
};

/** Widths that the browser chooses from, beside the full one. Thumbnails are always the smallest. */
const AVIF_WIDTHS = [360, 720];
const WEBP_WIDTHS = [360, 720];

export const SIZES = {
  full: "(max-width: 639px) 66vw, 560px",
  card: "(max-width: 639px) 33vw, (max-width: 1023px) 30vw, 280px",
} as const;

const srcSet = (key: string, widths: readonly number[], format: "avif" | "webp") =>
  widths.map((width) => `${pictureUrl(key, width, format)} ${width}w`).join(",");

/** A picture that keeps its place and shows its colours until it has loaded. */
export function Picture({ picture, sizes, isFirst = false, className = "", background }: PictureProps) {
  const { key, width, height, alt, placeholder } = picture;
  const style: CSSProperties = { background: background ?? placeholder };
  return (
    <picture>
      <source type="image/avif" srcSet={srcSet(key, [...AVIF_WIDTHS, width], "avif")} sizes={sizes} />
      <img
        src={pictureUrl(key, 720, "webp")}
        srcSet={srcSet(key, WEBP_WIDTHS, "webp")}
        sizes={sizes}
        width={width}
        height={height}
        alt={alt}
        decoding="async"
        {...(isFirst ? { fetchPriority: "high" } : { loading: "lazy" })}
        className={`w-full object-cover ${className}`}
        style={style}
      />
    </picture>
  );
}

type ThumbProps = { pictureKey: string; placeholder: string; alt?: string; className?: string };

/** A small picture of a product or post, 128 px wide; decoration beside its name unless it has an `alt`. */
export function Thumb({ pictureKey, placeholder, alt = "", className = "" }: ThumbProps) {
  return (
    // Of rows it is this box that is an item, and that long words beside it would squeeze.
    <picture className="shrink-0">
      <source type="image/avif" srcSet={pictureUrl(pictureKey, 128)} />
      <img
        src={pictureUrl(pictureKey, 360, "webp")}
        width={128}
        height={160}
        alt={alt}
        loading="lazy"
        decoding="async"
        className={`object-cover ${className}`}
        style={{ background: placeholder }}
      />
    </picture>
  );
}
