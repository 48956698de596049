import { SMTPServer } from "smtp-server";
import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import type { Mailbox } from "./mailbox";

const LARGEST_BYTES = 10_000_000;

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // Safe: no encoding is set on the stream, so it gives buffers.
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Takes every mail that anybody on this machine hands in, without a password and without encryption. */
export async function startSmtp(mailbox: Mailbox, port: number): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    size: LARGEST_BYTES,
    disableReverseLookup: true,
    onData: (stream, { envelope }, done) => {
      const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
      const to = envelope.rcptTo.map(({ address }) => address);
      readAll(stream)
        .then((raw) => mailbox.receive(raw, { from, to }))
        .then(
          ({ id }) => done(null, `kept as ${id}`),
          (error: unknown) => done(error instanceof Error ? error : new Error("not kept")),
        );
    },
  });
  server.on("error", (error) => console.error(error.message));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  // Safe: it listens on a port, not on a pipe.
  const { port: actual } = server.server.address() as AddressInfo;
  return { port: actual, stop: () => new Promise((resolve) => server.close(resolve)) };
}
