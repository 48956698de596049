import { createHash, createHmac } from "node:crypto";

/** What the shop keeps of a token. The token is 256 random bits, so a plain hash is enough. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The six digits of a mailed code, made of its row's id: nobody without the shop's secret can, and nothing is stored. */
export function codeOf(codeId: string, secret: string): string {
  const digest = createHmac("sha256", secret).update(`email-code:${codeId}`).digest();
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, "0");
}

/** What a token that came back is: the one in use, the one before it, or neither. */
type Presented = { isCurrent: boolean; rotatedAt: Date; seenAt: Date; now: Date };

const OVERLAP_MS = 60_000;
const ROTATE_EVERY_MS = 10 * 60_000;

/**
 * What to do with a token of a remembered device. One that was replaced is good for another minute, and for as long as
 * its successor has not been seen: the answer that carried it may be lost. After that only a thief, or the one who
 * was stolen from, still has it.
 *
 * @returns `revoke` when two hold the same cookie.
 */
export function tokenStep({ isCurrent, rotatedAt, seenAt, now }: Presented): "keep" | "rotate" | "revoke" {
  const ageMs = now.getTime() - rotatedAt.getTime();
  if (isCurrent) return ageMs > ROTATE_EVERY_MS ? "rotate" : "keep";
  if (ageMs <= OVERLAP_MS) return "keep";
  return seenAt.getTime() > rotatedAt.getTime() ? "revoke" : "rotate";
}

const APPS: readonly (readonly [RegExp, string])[] = [
  [/\bLine\//i, "LINE"],
  [/Instagram/, "Instagram"],
  [/FBAN|FBAV/, "Facebook"],
  [/musical_ly|BytedanceWebview|TikTok/i, "TikTok"],
  [/SamsungBrowser/, "Samsung Internet"],
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox|FxiOS/, "Firefox"],
  [/Chrome|CriOS/, "Chrome"],
  [/Safari/, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, "Android"],
  [/iPhone|iPod/, "iPhone"],
  [/iPad/, "iPad"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/Linux|CrOS/, "Linux"],
];

/** A browser in words that its owner knows again, e.g. `Chrome · Android`. */
export function deviceNameOf(userAgent: string): string {
  const nameIn = (list: typeof APPS) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [nameIn(APPS), nameIn(SYSTEMS)].filter((name) => name !== undefined).join(" · ") || "Browser";
}
