import { staffPictureUrl } from "@/lib/moderation/staff-client";
import type { RequestCard } from "@/lib/rights-requests/staff-client";

type FoundPictureProps = { card: Pick<RequestCard, "photoId" | "picture">; width: 360 | 720; className: string };

/** The picture of a request; a plain place where there is none, or none yet. */
export function FoundPicture({ card: { photoId, picture }, width, className }: FoundPictureProps) {
  if (picture !== "ready") return <span className={`block bg-line ${className}`} />;
  return <img src={staffPictureUrl(photoId, width)} alt="" className={`bg-line ${className}`} />;
}
