import type { StaffPhoto } from "@/lib/moderation/staff-client";

type CoveredPictureProps = { photo: StaffPhoto; src: string; className: string; isCovered?: boolean };

/** A photo for staff; one that the screening is afraid of is blurred until somebody wants to see it. */
export function CoveredPicture({ photo, src, className, isCovered = photo.isBlurred }: CoveredPictureProps) {
  const { width, height, alt, placeholder } = photo;
  return (
    <span className="block overflow-hidden">
      <img
        src={src}
        alt={alt}
        width={width}
        height={height}
        decoding="sync"
        className={`${className} ${isCovered ? "scale-110 blur-2xl" : ""}`}
        style={{ background: placeholder }}
      />
    </span>
  );
}
