import type { Message } from "./mailbox";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const time = (receivedAt: string): string =>
  `<time datetime="${receivedAt}">${receivedAt.slice(0, 19).replace("T", " ")} UTC</time>`;

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body><main>
${body}
</main></body>
</html>
`;
}

function row({ id, subject, to, receivedAt }: Message): string {
  const title = subject === "" ? "(no subject)" : subject;
  return `<li><a href="/messages/${id}"><strong dir="auto">${escape(title)}</strong><span>${escape(to.join(", "))} · ${time(receivedAt)}</span></a></li>`;
}

/** The inbox, newest first. */
export function inboxPage(messages: Message[]): string {
  const list = messages.length === 0 ? "<p>No mail yet.</p>" : `<ul>\n${messages.map(row).join("\n")}\n</ul>`;
  return page(
    "Mail inbox",
    `<h1>Mail inbox</h1>
<p>Every mail the shop sends in development ends here; none leaves this machine.</p>
<nav aria-label="Inbox"><a href="/">Refresh</a><a href="/api/messages">As JSON</a></nav>
<p class="count" role="status">${messages.length} ${messages.length === 1 ? "mail" : "mails"}</p>
${list}`,
  );
}

/** One mail: as a mail program shows it, and its text version. */
export function messagePage({ id, subject, from, to, receivedAt, html, text, attachments }: Message): string {
  const files = attachments.map(
    ({ name, type, sizeBytes }) => `<li>${escape(name)} (${escape(type)}, ${sizeBytes} bytes)</li>`,
  );
  return page(
    subject,
    `<nav aria-label="Inbox"><a href="/">All mail</a></nav>
<h1 dir="auto">${escape(subject)}</h1>
<dl><dt>From</dt><dd>${escape(from)}</dd><dt>To</dt><dd>${escape(to.join(", "))}</dd><dt>Received</dt><dd>${time(receivedAt)}</dd></dl>
${html === "" ? "" : `<iframe src="/messages/${id}/html" title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`}
<h2>Text version</h2>
<pre dir="auto" tabindex="0" aria-label="Text version">${escape(text === "" ? "(none)" : text)}</pre>
${files.length === 0 ? "" : `<h2>Attachments</h2><ul>${files.join("")}</ul>`}`,
  );
}

/** The mail's own HTML; its links open beside the inbox. */
export const messageHtml = ({ html }: Message): string => `<base target="_blank">${html}`;

export const missingPage = (): string => page("Not found", `<h1>Not found</h1><p><a href="/">To the inbox</a></p>`);
