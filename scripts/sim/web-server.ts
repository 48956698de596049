import { createServer, type IncomingMessage } from "node:http";
import { answer } from "./web";

/** One web process of the shop, to be killed: its money routes on a port, nothing else. */
async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  // Safe: without an encoding a stream gives buffers.
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = "GET", url = "/", headers } = incoming;
  const body = ["GET", "HEAD"].includes(method) ? null : Buffer.concat(chunks);
  const sent = Object.entries(headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  return new Request(new URL(url, "http://localhost"), { method, headers: sent as [string, string][], body });
}

const server = createServer((incoming, outgoing) => {
  void (async () => {
    const answered = await answer(await readRequest(incoming));
    for (const cookie of answered.headers.getSetCookie()) outgoing.appendHeader("set-cookie", cookie);
    const type = answered.headers.get("content-type");
    if (type !== null) outgoing.setHeader("content-type", type);
    outgoing.writeHead(answered.status).end(Buffer.from(await answered.arrayBuffer()));
  })();
});
server.listen(Number(process.env["PORT"]), "127.0.0.1", () => process.send?.("listening"));
process.on("disconnect", () => process.exit(0));
