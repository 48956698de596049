import { createHmac } from "node:crypto";
import { env } from "@/lib/env/server";

const isSecure = env.SITE_URL.startsWith("https:");

// The prefix and `Secure` need https; without it (a developer's localhost) some browsers would drop the cookie.
const NAME = isSecure ? "__Host-device" : "device";
const REMEMBER = isSecure ? "__Host-remember" : "remember";
/** Name of the cookie of somebody who is signed in. */
export const SESSION_COOKIE = isSecure ? "__Host-session" : "session";
const YEAR_SECONDS = 31_536_000;

/** The device's token as the browser sent it. */
export const readDeviceToken = (request: Request): string | undefined => readToken(request, NAME);

/** The token of a remembered device as the browser sent it. */
export const readRememberToken = (request: Request): string | undefined => readToken(request, REMEMBER);

/** The token of somebody of the shop who is signed in, as the browser sent it. */
export const readSessionToken = (request: Request): string | undefined => readToken(request, SESSION_COOKIE);

/** A `Set-Cookie` value that keeps somebody signed in; how long is decided by the session itself. Other sites' links do not carry it. */
export const sessionCookie = (token: string): string => strictly(cookieOf(token, YEAR_SECONDS, SESSION_COOKIE));

/** A `Set-Cookie` value that ends it. */
export const endedSessionCookie = (): string => strictly(cookieOf("", 0, SESSION_COOKIE));

const strictly = (cookie: string): string => cookie.replace("SameSite=Lax", "SameSite=Strict");

function readToken(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}

/** `Set-Cookie` values that let a browser act for its customer for a year, and let its pages know that they may ask. */
export const rememberCookies = (token: string): string[] => [
  cookieOf(token, YEAR_SECONDS, REMEMBER),
  markerOf("1", YEAR_SECONDS),
];

/** `Set-Cookie` values that end that. */
export const endedRememberCookies = (): string[] => [cookieOf("", 0, REMEMBER), markerOf("", 0)];

/** Says nothing but that asking for one tap is worth it; pages that carry no script for it can read it. */
const markerOf = (value: string, maxAgeSeconds: number): string =>
  `remembered=${value}; Path=/; Max-Age=${String(maxAgeSeconds)}; SameSite=Lax${isSecure ? "; Secure" : ""}`;

/** A `Set-Cookie` value that makes the browser a known device for a year. */
export const deviceCookie = (token: string): string => cookieOf(token, YEAR_SECONDS);

/** A `Set-Cookie` value that makes the browser unknown again. */
export const endedDeviceCookie = (): string => cookieOf("", 0);

const cookieOf = (value: string, maxAgeSeconds: number, name = NAME): string =>
  `${name}=${value}; Path=/; Max-Age=${String(maxAgeSeconds)}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;

/**
 * The token of a browser whose first write carried an Idempotency-Key: the same request again, and nobody who does not
 * know all of it, gives the same one. Nothing of it has to be kept.
 */
export const tokenOfKey = (request: readonly [scope: string, key: string, bodyHash: string]): string =>
  createHmac("sha256", env.APP_SECRET)
    .update(`device:${request.join("\n")}`)
    .digest("base64url");
