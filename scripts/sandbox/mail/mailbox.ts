import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { randomBytes } from "node:crypto";
import PostalMime from "postal-mime";

export type Attachment = { name: string; type: string; sizeBytes: number };

/** A mail as the inbox shows it and `GET /api/messages` gives it. */
export type Message = {
  id: string;
  receivedAt: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  attachments: Attachment[];
};

type Envelope = { from: string; to: string[] };
export type Mailbox = {
  list: (filter?: { to?: string | undefined }) => Message[];
  find: (id: string) => Message | undefined;
  receive: (raw: Uint8Array, envelope: Envelope) => Promise<Message>;
};

async function readMessage(raw: Uint8Array, envelope: Envelope): Promise<Message> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: "utf8" });
  return {
    id: randomBytes(8).toString("hex"),
    receivedAt: new Date().toISOString(),
    from: mail.from?.address ?? envelope.from,
    to: envelope.to,
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html ?? "",
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? "",
      type: mimeType,
      sizeBytes: Buffer.byteLength(content as string),
    })),
  };
}

/** Lines of a journal whose last one may be torn by a crash. */
function readJournal(file: string): Message[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      try {
        // Safe: we wrote the line.
        return line === "" ? [] : [JSON.parse(line) as Message];
      } catch {
        return [];
      }
    });
}

/**
 * The mails received, also before the last restart.
 *
 * @param file One JSON line each; without it they are kept in memory alone.
 */
export function openMailbox(file?: string): Mailbox {
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true });
  const messages = file === undefined ? [] : readJournal(file);
  return {
    list: ({ to } = {}) =>
      messages.filter((message) => to === undefined || message.to.includes(to.toLowerCase())).toReversed(),
    find: (id) => messages.find((message) => message.id === id),
    receive: async (raw, { from, to }) => {
      const message = await readMessage(raw, { from, to: to.map((address) => address.toLowerCase()) });
      // The line break comes first: after a torn line the next one still begins anew.
      if (file !== undefined) appendFileSync(file, `\n${JSON.stringify(message)}`);
      messages.push(message);
      return message;
    },
  };
}
