import { createHash } from "node:crypto";

export const STYLE = `
:root { color-scheme: light dark; --page: #f5f4f1; --card: #fff; --ink: #1c1b19; --soft: #5c5953; --line: #8b867c;
  --act: #1f5a46; --on-act: #fff; --note: #fdf0c8; --on-note: #4a3a00; --bad: #a3201d; --bad-page: #fdeceb; }
@media (prefers-color-scheme: dark) { :root { --page: #161513; --card: #211f1c; --ink: #f3f1ec; --soft: #b9b4aa;
  --line: #7d786f; --act: #8fd6bb; --on-act: #0c2018; --note: #3b3210; --on-note: #f7e7a8; --bad: #ffb4ae; --bad-page: #3c1a18; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, "Noto Sans Thai", sans-serif; }
main { max-width: 28rem; margin: 0 auto; padding: 1rem 1rem 3rem; }
.stage { background: var(--note); color: var(--on-note); border-radius: .75rem; padding: .75rem 1rem; }
.stage strong { display: block; }
.stage p, .alert p { margin: 0; }
section, form { background: var(--card); border-radius: .75rem; padding: 1rem; margin-top: 1rem; }
h1 { font-size: 1.25rem; margin: 1.25rem 0 0; }
h2 { font-size: 1rem; margin: 0 0 .5rem; }
ul { list-style: none; margin: 0; padding: 0; }
.lines li, .total { display: flex; justify-content: space-between; gap: 1rem; padding: .25rem 0; }
.lines span:first-child { overflow-wrap: anywhere; }
.amount { white-space: nowrap; font-variant-numeric: tabular-nums; }
.quantity { color: var(--soft); }
.total { border-top: 1px solid var(--line); margin: .5rem 0 0; padding-top: .75rem; font-weight: 700; font-size: 1.125rem; }
.alert { background: var(--bad-page); color: var(--bad); border-radius: .5rem; padding: .75rem; margin-bottom: 1rem; }
label { display: block; font-weight: 600; margin-top: .75rem; }
input { display: block; width: 100%; min-height: 3rem; margin-top: .25rem; padding: .5rem .75rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
input[aria-invalid] { border: 2px solid var(--bad); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; align-items: end; }
button { width: 100%; min-height: 3rem; margin-top: 1.25rem; border: 0; border-radius: .5rem; background: var(--act); color: var(--on-act);
  font: inherit; font-weight: 700; cursor: pointer; }
button.soft { background: transparent; color: var(--act); border: 1px solid var(--line); margin-top: .75rem; }
.code { display: block; width: 15rem; max-width: 100%; height: auto; margin: .5rem auto; background: #fff; border-radius: .5rem; }
.sum { text-align: center; font-weight: 700; font-size: 1.25rem; margin: .5rem 0 0; }
.hint { color: var(--soft); margin: .25rem 0 0; text-align: center; }
a { display: inline-block; padding: .75rem 0; color: var(--act); }
summary { min-height: 2.75rem; padding: .625rem 0; cursor: pointer; }
code { font-size: 1rem; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
`;

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/**
 * Nothing but our own style and pictures. Browsers hold a redirect after a form to `form-action` too, so the shop that the paid
 * buyer goes back to must stand in it.
 */
export function contentSecurityPolicy(returnUrl: string | null): string {
  const shop = returnUrl === null ? "" : ` ${new URL(returnUrl).origin}`;
  return `default-src 'none'; img-src 'self'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'${shop}; base-uri 'none'; frame-ancestors 'none'`;
}
