import { readSignedId, signId } from "@/lib/core/signed-id";
import { env } from "@/lib/env/server";

const KIND = "post-preview";

/** The key of the link that shows a post before it is published. */
export const signPreview = (postId: string): string => signId(KIND, postId, env.APP_SECRET);

/** The post that a key opens, or null for one that we did not sign. */
export const readPreview = (token: string): string | null => readSignedId(KIND, token, env.APP_SECRET);
