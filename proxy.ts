import { type NextRequest, NextResponse } from "next/server";
import { isLocale, preferredLocale } from "@/lib/core/locale";

/** Sends an address without a language to the one that the visitor chose before or that the browser prefers. */
export function proxy(request: NextRequest): NextResponse {
  const chosen = request.cookies.get("locale")?.value;
  const locale = isLocale(chosen) ? chosen : preferredLocale(request.headers.get("accept-language"));
  const { pathname, search } = request.nextUrl;
  const answer = NextResponse.redirect(
    new URL(`/${locale}${pathname === "/" ? "" : pathname}${search}`, request.url),
    307,
  );
  answer.headers.set("vary", "accept-language, cookie");
  answer.headers.set("cache-control", "private, no-store");
  return answer;
}

// Only what has no language: a page that has one must not pass here, it would cost twice.
export const config = { matcher: ["/((?!th(?:/|$)|en(?:/|$)|api/|_next/|media/|.*\\.).*)"] };
