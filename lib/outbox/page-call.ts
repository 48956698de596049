import { signId, readSignedId } from "@/lib/core/signed-id";
import { env } from "@/lib/env/server";

const KIND = "pages-changed";

/** What the worker sends to prove itself to the web process; good for one message. */
export const signPageCall = (messageId: string): string => signId(KIND, messageId, env.APP_SECRET);

/** Whether a call comes from our own worker. */
export const isPageCall = (token: string): boolean => readSignedId(KIND, token, env.APP_SECRET) !== null;
