import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { createTransport } from "nodemailer";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { outbox } from "@/lib/db/schema/outbox";
import { tasks } from "@/lib/db/schema/tasks";
import { enqueueMessage, workOutbox } from "@/lib/outbox";
import { withCommits } from "@/lib/testing/database";
import { patientAddress } from "./smtp-address";

const worker = { kind: "system", job: "test" } as const;
const PATIENCE_MS = 250;

/** A mail server that behaves badly from the first or a later word on. */
async function openBadServer(serve: (socket: Socket) => void): Promise<{ url: string; close: () => void }> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Safe: a listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${String(port)}`, close: () => server.close() };
}

/** Says yes to everything, and breaks the line instead of confirming the mail that it took. */
function takeAndReset(socket: Socket): void {
  let isData = false;
  socket.write("220 here\r\n");
  socket.on("data", (bytes: Buffer) => {
    const text = bytes.toString();
    if (isData && text.includes("\r\n.\r\n")) return void socket.resetAndDestroy();
    isData ||= text.startsWith("DATA");
    socket.write(isData ? "354 go on\r\n" : "250 yes\r\n");
  });
}

const FAULTS = [
  { name: "is away", serve: (socket: Socket) => void socket.resetAndDestroy() },
  { name: "hangs", serve: () => undefined },
  { name: "says not now", serve: (socket: Socket) => void socket.write("421 not now\r\n") },
  { name: "takes the mail and breaks off", serve: takeAndReset },
];

describe("25: a mail server that", () => {
  it.each(FAULTS)("$name leaves the message waiting, and it goes out when the server is well", ({ serve }) =>
    withCommits(worker, async (ctx) => {
      const server = await openBadServer(serve);
      const transport = createTransport(patientAddress(server.url, PATIENCE_MS), { from: "shop@lamai.example" });
      await enqueueMessage(ctx, { kind: "order_confirmation", ref: "1", payload: {} });
      const send = async () => {
        await transport.sendMail({ to: "buyer@example.com", subject: "order", text: "order" });
      };
      expect(await workOutbox(ctx, send)).toEqual({ done: 0, failed: 1 });
      server.close();
      const [row] = await ctx.db.select().from(outbox);
      expect(row).toMatchObject({ sentAt: null, attempts: 1 });
      await ctx.db.update(outbox).set({ nextAt: sql`now() - interval '1 second'` });
      expect(await workOutbox(ctx, () => Promise.resolve())).toEqual({ done: 1, failed: 0 });
    }),
  );

  it("is away for a quarter of an hour is told to people, once for all that waits", () =>
    withCommits(worker, async (ctx) => {
      for (const ref of ["1", "2"]) await enqueueMessage(ctx, { kind: "order_confirmation", ref, payload: {} });
      const away = () => Promise.reject(new Error("connection refused"));
      await workOutbox(ctx, away);
      expect(await ctx.db.$count(tasks)).toBe(0);
      await ctx.db
        .update(outbox)
        .set({ nextAt: sql`now() - interval '1 second'`, createdAt: sql`now() - interval '16 minutes'` });
      await workOutbox(ctx, away);
      const raised = await ctx.db.select().from(tasks).where(eq(tasks.kind, "messages_waiting"));
      expect(raised).toMatchObject([{ ref: "outbox", details: { error: "connection refused" } }]);
    }));
});
