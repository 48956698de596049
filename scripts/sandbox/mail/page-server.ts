import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Mailbox } from "./mailbox";
import { inboxPage, messageHtml, messagePage, missingPage } from "./pages";
import { STYLE } from "./style";

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
// Pictures of a mail come from the shop; nothing in it runs.
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; font-src http: https:; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

type Answer = { status?: number; type: string; policy: string; body: string };

const page = (body: string, status = 200): Answer => ({
  status,
  type: "text/html; charset=utf-8",
  policy: PAGE_POLICY,
  body,
});

function answerMessage(mailbox: Mailbox, id: string, isHtml: boolean): Answer {
  const message = mailbox.find(id);
  if (!message) return page(missingPage(), 404);
  if (isHtml) return { type: "text/html; charset=utf-8", policy: MAIL_POLICY, body: messageHtml(message) };
  return page(messagePage(message));
}

function answer(mailbox: Mailbox, { pathname, searchParams }: URL): Answer {
  if (pathname === "/") return page(inboxPage(mailbox.list()));
  if (pathname === "/style.css") return { type: "text/css", policy: PAGE_POLICY, body: STYLE };
  if (pathname === "/api/messages") {
    const messages = mailbox.list({ to: searchParams.get("to") ?? undefined });
    return { type: "application/json", policy: PAGE_POLICY, body: JSON.stringify({ messages }, null, 2) };
  }
  const [, id, html] = /^\/messages\/([0-9a-f]+)(\/html)?$/.exec(pathname) ?? [];
  return id === undefined ? page(missingPage(), 404) : answerMessage(mailbox, id, html !== undefined);
}

/** A page of another site that points its own name at this machine must not read the mail. */
const isThisMachine = ({ headers }: IncomingMessage): boolean =>
  /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(headers.host ?? "");

function serve(mailbox: Mailbox, request: IncomingMessage, response: ServerResponse): void {
  const isRead = request.method === "GET" || request.method === "HEAD";
  const {
    status = 200,
    type,
    policy,
    body,
  } = isRead && isThisMachine(request)
    ? answer(mailbox, new URL(request.url ?? "/", "http://localhost"))
    : page(missingPage(), 404);
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "content-security-policy": policy,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** The inbox in a browser. */
export async function startPages(mailbox: Mailbox, port: number): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = createServer((request, response) => serve(mailbox, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  // Safe: it listens on a port, not on a pipe.
  const { port: actual } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: actual, stop };
}
