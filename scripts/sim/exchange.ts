import type { IncomingMessage, ServerResponse } from "node:http";

/** A request of Node's server as the shop's routes take it. */
export async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  // Safe: without an encoding a stream gives buffers.
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = "GET", url = "/" } = incoming;
  const body = ["GET", "HEAD"].includes(method) ? null : Buffer.concat(chunks);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (typeof value === "string") headers.set(name, value);
  return new Request(new URL(url, "http://localhost"), { method, headers, body });
}

export async function writeAnswer(answered: Response, outgoing: ServerResponse): Promise<void> {
  for (const cookie of answered.headers.getSetCookie()) outgoing.appendHeader("set-cookie", cookie);
  const bytes = Buffer.from(await answered.arrayBuffer());
  outgoing.setHeader("content-length", bytes.length);
  outgoing.setHeader("content-type", answered.headers.get("content-type") ?? "text/plain");
  outgoing.writeHead(answered.status).end(bytes);
}
