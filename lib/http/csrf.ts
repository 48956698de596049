import { forbidden } from "@/lib/core/errors";

/**
 * Refuses a write that another site started.
 *
 * @param request A request that changes something and reads cookies.
 * @param siteOrigin Our own origin.
 * @throws DomainError `forbidden` unless the browser says same-origin, or, where it says nothing, `Origin` is ours.
 * @see https://web.dev/articles/fetch-metadata
 */
export function assertSameOrigin(request: Request, siteOrigin: string): void {
  const site = request.headers.get("sec-fetch-site");
  const isOurs = site === null ? request.headers.get("origin") === siteOrigin : site === "same-origin";
  if (!isOurs) throw forbidden("This request comes from another site.");
}
