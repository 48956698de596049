import { type NextRequest, NextResponse } from "next/server";
import { isLocale, preferredLocale } from "@/lib/core/locale";

/** Sends addresses without a language to the one that was chosen before, or else to the one the browser asks for. */
export function proxy(request: NextRequest): NextResponse {
  const chosen = request.cookies.get("locale")?.value;
  const locale = isLocale(chosen) ? chosen : preferredLocale(request.headers.get("accept-language"));
  const url = request.nextUrl.clone();
  url.pathname = `/${locale}${url.pathname === "/" ? "" : url.pathname}`;
  return NextResponse.redirect(url, {
    status: 307,
    headers: { vary: "accept-language, cookie", "cache-control": "private, no-store" },
  });
}

// Pages with a language are never seen here: each would cost twice. Files have a dot in their name.
export const config = { matcher: ["/", "/((?!(?:th|en)(?:/|$)|api/|_next/|media/|[^?]*\\.).*)"] };
