import { sendJson } from "@/lib/http/api-client";

/** Has the shop forget this browser: what it saved and liked, what it wants to buy, its cookie. */
export const forgetDevice = (): Promise<void> => sendJson<undefined>("DELETE", "/api/device");
