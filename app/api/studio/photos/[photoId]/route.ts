import { route } from "@/lib/http/route";
import { getStaffPhoto } from "@/lib/moderation";
import { StaffPhoto, TagPhotoInput } from "@/lib/moderation/staff-contract";
import { tagPhoto } from "@/lib/submissions";
import { PhotoParams } from "@/lib/submissions/contract";

const contract = { kind: "session", policy: "curator", params: PhotoParams, answer: StaffPhoto } as const;

export const GET = route({ ...contract, summary: "A photo with all that a decision needs" }, ({ ctx, params }) =>
  getStaffPhoto(ctx, params.photoId),
);

export const PUT = route(
  { ...contract, summary: "Tag products in a photo, and mend its words", body: TagPhotoInput },
  async ({ ctx, params, body }) => {
    await tagPhoto(ctx, params.photoId, body);
    return getStaffPhoto(ctx, params.photoId);
  },
);
