import { contentSecurityPolicy } from "./style";

export type PageRequest = { method: string; path: string; body: string; acceptLanguage: string | undefined };
export type PageAnswer = { status: number; content: string | Buffer; headers: Record<string, string> };

const BASE_HEADERS = {
  "cache-control": "no-store",
  "content-type": "text/html; charset=utf-8",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** @param returnUrl Where a form of this page may lead to, beside this stand-in. */
export function show(status: number, html: string, returnUrl: string | null): PageAnswer {
  const headers = { ...BASE_HEADERS, "content-security-policy": contentSecurityPolicy(returnUrl) };
  return { status, content: html, headers };
}

export function redirect(location: string): PageAnswer {
  return { status: 303, content: "", headers: { ...BASE_HEADERS, location } };
}

export function picture(type: string, content: string | Buffer): PageAnswer {
  // A shop on another port may show it.
  const headers = { ...BASE_HEADERS, "content-type": type, "cross-origin-resource-policy": "cross-origin" };
  return { status: 200, content, headers };
}
