import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  clientFor,
  createPaidSession,
  openReceiver,
  openSandbox,
  sessionParams,
  until,
  WEBHOOK_SECRET,
} from "./testing";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

function newDataFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "stripe-sandbox-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "nested", "stripe.jsonl");
}

describe("the journal", () => {
  it("brings back everything that was answered, idempotency keys too", async () => {
    const dataFile = newDataFile();
    const before = await openSandbox({ dataFile });
    const paid = await createPaidSession(before.stripe);
    const open = await before.stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "pi:co_2" });
    const refund = await before.stripe.refunds.create({ payment_intent: paid.payment_intent, amount: 100 });
    const state = before.sandbox.state();
    await before.sandbox.stop();

    const { sandbox, stripe } = await openSandbox({ dataFile });
    expect(sandbox.state()).toEqual(state);
    await expect(stripe.refunds.retrieve(refund.id)).resolves.toMatchObject({ amount: 100 });
    const replayed = await stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "pi:co_2" });
    expect(replayed.id).toBe(open.id);
    const retrieved = await stripe.checkout.sessions.retrieve(open.id);
    expect(retrieved.url).toBe(`${sandbox.url}/c/pay/${open.id}`);
    const events = await stripe.events.list({ limit: 100 });
    expect(events.data[0]?.type).toBe("refund.updated");
  });

  it("drops a torn last line and goes on after it", async () => {
    const dataFile = newDataFile();
    const before = await openSandbox({ dataFile });
    const { id } = await before.stripe.checkout.sessions.create(sessionParams());
    await before.sandbox.stop();
    appendFileSync(dataFile, '[["sessions",{"id":"cs_te');

    const torn = await openSandbox({ dataFile });
    expect(torn.sandbox.state().sessions).toEqual({ open: 1 });
    await torn.stripe.checkout.sessions.expire(id);
    await torn.sandbox.stop();

    const { sandbox } = await openSandbox({ dataFile });
    expect(sandbox.state().sessions).toEqual({ expired: 1 });
  });

  it("keeps pending deliveries for the next start", async () => {
    const dataFile = newDataFile();
    const dead = { url: "http://127.0.0.1:1/", secret: WEBHOOK_SECRET };
    const before = await openSandbox({ dataFile, webhook: dead });
    await createPaidSession(before.stripe);
    await before.sandbox.stop();

    const receiver = await openReceiver();
    await openSandbox({ dataFile, webhook: { url: receiver.url, secret: WEBHOOK_SECRET } });
    await until(() => receiver.received.length === 4);
  });
});

async function startMain(dataFile: string): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN], {
    env: { ...process.env, STRIPE_SANDBOX_PORT: "0", STRIPE_SANDBOX_DATA: dataFile },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const line = await until(
    () => /^stripe stand-in http:\/\/localhost:(\d+)\n$/.exec(output),
    (match) => match !== null,
  );
  return { child, port: Number(line?.[1]) };
}

describe("main", () => {
  it("loses nothing that it answered to a kill -9", async () => {
    const dataFile = newDataFile();
    const first = await startMain(dataFile);
    const paid = await createPaidSession(clientFor(first.port));
    const exited = once(first.child, "exit");
    first.child.kill("SIGKILL");
    await exited;

    const { sandbox, stripe } = await openSandbox({ dataFile });
    await expect(stripe.checkout.sessions.retrieve(paid.id)).resolves.toMatchObject({ payment_status: "paid" });
    expect(sandbox.state().charges).toEqual({ succeeded: 1 });
  });

  it.each([
    ["its parent is gone", (child: ChildProcess) => child.disconnect()],
    ["it is told to", (child: ChildProcess) => child.kill("SIGTERM")],
  ])("ends itself cleanly when %s", async (_, end) => {
    const { child } = await startMain(newDataFile());
    const exited = once(child, "exit");
    end(child);
    expect(await exited).toEqual([0, null]);
  });
});
