import { createHmac } from "node:crypto";
import type { Placement } from "@/lib/core/placements";
import { addMonths } from "@/lib/core/dates";
import { RIGHTS_TERMS } from "@/lib/core/rights-requests";

/** Where people show photos; also every name below these. */
const PLATFORMS: Record<string, string> = {
  "instagram.com": "Instagram",
  "threads.net": "Threads",
  "threads.com": "Threads",
  "facebook.com": "Facebook",
  "fb.watch": "Facebook",
  "tiktok.com": "TikTok",
  "line.me": "LINE",
  "x.com": "X",
  "twitter.com": "X",
  "youtube.com": "YouTube",
  "youtu.be": "YouTube",
  "pinterest.com": "Pinterest",
  "lemon8-app.com": "Lemon8",
};
/** Old names of a place: one post has one link. */
const NOW_CALLED: Record<string, string> = { "twitter.com": "x.com", "threads.net": "threads.com" };
/** What names a post in a query; everything else says who shared the link with whom. */
const NAMES_POST = ["v", "fbid", "story_fbid", "id"];

export type PostLink = { link: string; platform: string };

/**
 * Reads the address of a post that was found elsewhere, in its one spelling. Nobody ever fetches it.
 *
 * @returns Null for one that is not https, or of no place that we know.
 */
export function readPostLink(typed: string): PostLink | null {
  if (!URL.canParse(typed.trim())) return null;
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(typed.trim());
  if (protocol !== "https:" || port !== "" || username !== "" || password !== "" || pathname === "/") return null;
  const host = hostname.toLowerCase().replace(/^(?:www|m|mobile)\./, "");
  const site = Object.keys(PLATFORMS).find((name) => host === name || host.endsWith(`.${name}`));
  if (site === undefined) return null;
  const query = new URLSearchParams([...searchParams].filter(([name]) => NAMES_POST.includes(name))).toString();
  const place = host.slice(0, -site.length) + (NOW_CALLED[site] ?? site);
  const link = `https://${place}${pathname.replace(/\/+$/, "")}${query === "" ? "" : `?${query}`}`;
  return { link, platform: PLATFORMS[site] ?? host };
}

/** A name as its platform has it, without the sign before it. */
export const readHandle = (typed: string): string => typed.trim().replace(/^@\s*/, "");

/** How a name is shown: one without spaces is an account's, with the sign before it. */
export const showHandle = (handle: string): string => (/\s/.test(handle) ? handle : `@${handle}`);

const CODE_SPACE = 100_000_000;

/** The eight digits that prove whose account it is, made of the request's id: nothing is stored. */
export function rightsCodeOf(requestId: string, secret: string): string {
  const digest = createHmac("sha256", secret).update(`rights-code:${requestId}`).digest();
  return String(digest.readUIntBE(0, 6) % CODE_SPACE).padStart(8, "0");
}

/** Terms that a creator may choose, the shortest first; null is until it is taken back. */
export const offeredTerms = (asked: number | null): (number | null)[] =>
  asked === null ? [...RIGHTS_TERMS, null] : RIGHTS_TERMS.filter((months) => months <= asked);

/**
 * Whether a last day lies within what was asked for.
 *
 * @param endsOn `YYYY-MM-DD`; null is until it is taken back.
 * @param asked Months at most; null for no end.
 * @param today `YYYY-MM-DD` where the shop is.
 */
export function isWithinTerm(endsOn: string | null, asked: number | null, today: string): boolean {
  if (endsOn === null) return asked === null;
  return endsOn > today && endsOn <= addMonths(today, asked ?? Math.max(...RIGHTS_TERMS));
}

/** Whether somebody gives nothing that was not asked for. */
export const isSubset = (given: readonly Placement[], asked: readonly Placement[]): boolean =>
  given.every((name) => asked.includes(name));
