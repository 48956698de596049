import { signId } from "@/lib/core/signed-id";
import { env } from "@/lib/env/server";

/**
 * The name of an upload: the photo's id, and a signature that only we can make. `server/photo-uploads.mjs` lets write
 * there whoever knows it, and reads no cookies.
 */
export const uploadKeyOf = (photoId: string): string => signId("photo-upload", photoId, env.APP_SECRET);

/** What lets an upload be as large as a clip, see `server/photo-uploads.mjs`. */
export const clipKeyOf = (photoId: string): string => signId("clip-upload", photoId, env.APP_SECRET);
