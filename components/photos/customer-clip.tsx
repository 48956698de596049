import { mayMoveByItself } from "@/components/posts/may-move";
import { clipUrl, pictureUrl } from "@/lib/core/picture-url";
import type { Picture } from "@/lib/core/shapes";

/** A customer's silent clip, which plays at once unless somebody wants no motion. */
export function CustomerClip({ picture: { key, width, height, alt, placeholder } }: { picture: Picture }) {
  return (
    <video
      src={clipUrl(key)}
      poster={pictureUrl(key, 720, "webp")}
      aria-label={alt}
      controls
      muted
      playsInline
      loop
      autoPlay={mayMoveByItself()}
      preload="metadata"
      className="mx-auto max-h-[62dvh] max-w-full lg:max-h-[92dvh]"
      style={{ aspectRatio: `${String(width)} / ${String(height)}`, background: placeholder }}
    />
  );
}
