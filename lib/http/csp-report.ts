export type CspViolation = { directive: string; blocked: string; path: string };

const MAX_REPORTS = 5;
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/**
 * What a browser's report says that a log may hold. Pages of an order carry its key in their path, the return page
 * its payment in the query: of an address only the path is kept, and of an order's only that it is one.
 *
 * @param body As browsers send it: `report-uri` one object, `report-to` a list.
 */
export function readCspReports(body: unknown): CspViolation[] {
  const reports: unknown[] = Array.isArray(body) ? body : [body];
  return reports.slice(0, MAX_REPORTS).map((report) => {
    const outer = recordOf(report);
    const fields = { ...recordOf(outer["csp-report"]), ...recordOf(outer["body"]) };
    const first = (...names: string[]) => names.map((name) => textOf(fields[name])).find((text) => text !== "") ?? "";
    return {
      directive: wordOf(first("effectiveDirective", "effective-directive", "violated-directive")),
      blocked: originOf(first("blockedURL", "blocked-uri")),
      path: pathOf(first("documentURL", "document-uri")),
    };
  });
}

const wordOf = (text: string): string => /^[a-z-]{1,40}/.exec(text)?.[0] ?? "";

/** `inline`, `eval` and `data` are words; an address is reduced to where it leads. */
const originOf = (text: string): string => (URL.canParse(text) ? placeOf(new URL(text)) : wordOf(text));
const placeOf = ({ origin, protocol }: URL): string => (origin === "null" ? protocol : origin).slice(0, 200);

const pathOf = (text: string): string =>
  URL.canParse(text) ? new URL(text).pathname.replace(/\/orders\/.*/, "/orders/…").slice(0, 200) : "";
