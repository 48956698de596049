import { readFileSync } from "node:fs";
import { join } from "node:path";

export const RETRY_AFTER_SECONDS = 5;

/** Without a file beside it: what serves files may be what is broken. Its colours are the brand's own. */
const STYLE = `
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:grid;place-content:center;gap:12px;padding:24px;text-align:center;
  background:var(--brand-paper);color:var(--brand-ink);font:16px/1.7 system-ui,sans-serif}
h1{margin:0;font-size:24px;line-height:1.5;font-weight:600}
p{margin:0 auto;max-width:28rem;color:var(--brand-muted)}
a{justify-self:center;margin-top:12px;display:inline-grid;place-content:center;min-height:48px;padding:0 24px;
  border-radius:24px;background:var(--brand-clay);color:var(--brand-paper);text-decoration:none}
a:focus-visible{outline:3px solid var(--brand-ink);outline-offset:2px}`;

function pageIn(root, locale) {
  const { missing } = JSON.parse(readFileSync(join(root, "messages", `${locale}.json`), "utf8"));
  const brand = readFileSync(join(root, "app/brand.css"), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");
  const { errorTitle, errorDetail, retry } = missing;
  return (
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">` +
    `<meta name="robots" content="noindex"><title>${errorTitle}</title><style>${brand}${STYLE}</style></head>` +
    `<body><h1>${errorTitle}</h1><p role="alert">${errorDetail}</p><a href="">${retry}</a></body></html>`
  );
}

/**
 * The page in place of one that could not be made: what broke, such as the database, may be back in a moment.
 *
 * @param {string} root Folder of the project.
 * @returns {(url: string) => string} By the address that was asked for, in its language.
 */
export function createAwayPage(root) {
  const pages = { th: pageIn(root, "th"), en: pageIn(root, "en") };
  return (url) => (/^\/en(?:[/?]|$)/.test(url) ? pages.en : pages.th);
}
