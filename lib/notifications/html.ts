import { escapeHtml } from "@/lib/core/escape-html";
import type { Look } from "@/lib/core/look";

type MailPage = {
  /** Colours of the shop; mail programs turn them dark by themselves. */
  look: Look;
  lang: string;
  title: string;
  greeting: string;
  rows: [string, string][];
  body: string[];
  /** Null for a mail in which nothing is to be pressed. */
  link: MailLink | null;
  /** A second, quieter one. */
  also?: MailLink;
};
type MailLink = { url: string; label: string };

/**
 * A mail as a narrow page: no picture to load, no style sheet, readable in every mail program.
 *
 * @param page Plain texts; everything is escaped here. `rows` are pairs such as a line and its price.
 */
export function mailPage({ look, lang, title, greeting, rows, body, link, also }: MailPage): string {
  const { paper, ink, line, clay } = look.light;
  const cell = `padding:8px 0;border-bottom:1px solid ${line};vertical-align:top`;
  const table = rows
    .map(([left, right]) => {
      const [name, amount] = [escapeHtml(left), escapeHtml(right)];
      return `<tr><td style="${cell}">${name}</td><td align="right" style="${cell};white-space:nowrap">${amount}</td></tr>`;
    })
    .join("");
  const paragraphs = body.map((text) => `<p style="margin:16px 0">${escapeHtml(text)}</p>`).join("");
  const button =
    link &&
    `<a href="${escapeHtml(link.url)}" style="display:inline-block;padding:12px 24px;border-radius:999px;
background:${clay};color:${paper};text-decoration:none">${escapeHtml(link.label)}</a>`;
  const second =
    also &&
    `<p style="margin:16px 0"><a href="${escapeHtml(also.url)}" style="color:${clay}">${escapeHtml(also.label)}</a></p>`;
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;background:${paper};color:${ink};font:16px/1.6 Anuphan,'Noto Sans Thai',sans-serif">
<div style="max-width:480px;margin:0 auto;padding:24px"><h1 style="font-size:22px;line-height:1.45">${escapeHtml(title)}</h1>
<p>${escapeHtml(greeting)}</p><table role="presentation" width="100%" cellspacing="0">${table}</table>${paragraphs}
${button ? `<p style="margin:24px 0">${button}</p>` : ""}${second ?? ""}</div></body></html>`;
}
