import { readSignedId, signId } from "@/lib/core/signed-id";
import { env } from "@/lib/env/server";

const KIND = "rights-request";

/** The key of a request's link. */
export const requestTokenOf = (requestId: string): string => signId(KIND, requestId, env.APP_SECRET);

/** The request that a key opens, or null for one that is not ours. */
export const readRequestToken = (token: string): string | null => readSignedId(KIND, token, env.APP_SECRET);
