import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { delayPayment, failDelayedPayment } from "./checkout/delayed-payment";
import { describeState, turnSwitch, type SandboxState } from "./control";
import { createDueWork } from "./due-work";
import { Faults, type FaultSet, type FaultSetInput } from "./faults";
import { createListener } from "./server";
import { Clock } from "./state/clock";
import { Journal } from "./state/journal";
import { Store } from "./state/store";
import { Courier, type WebhookTarget } from "./webhooks/courier";
import { createWorld, NO_REQUEST } from "./world";

export type StripeSandboxOptions = {
  /** 0 (the default) lets the system choose. */
  port?: number;
  /** Journal that survives a restart; without it everything is forgotten. */
  dataFile?: string;
  webhook?: WebhookTarget;
};

export type StripeSandbox = {
  url: string;
  port: number;
  /** Replaces all faults; `{}` heals everything. */
  setFaults: (faults: FaultSetInput) => void;
  remainingFaults: () => FaultSet;
  /** Where events go from now on; pending ones too, at their next try. */
  setWebhook: (target: WebhookTarget | null) => void;
  /** Moves Stripe's clock forward, so that sessions and idempotency keys grow old at once. */
  advanceClock: (seconds: number) => void;
  /** Pays a session by a method whose bank answers later. */
  delayPayment: (sessionId: string) => void;
  /** Lets that bank say no. */
  failDelayedPayment: (sessionId: string) => void;
  /** Turns a switch as a POST to its path does, `/_sandbox/promptpay` for one. @returns The object it changed. */
  turn: (path: string, input: object) => object;
  state: () => SandboxState;
  stop: () => Promise<void>;
};

const DUE_CHECK_MS = 500;

/**
 * Starts a stand-in for Stripe that the real SDK talks to.
 *
 * @returns The running server, on 127.0.0.1 only, with its switches for tests.
 */
export async function startStripeSandbox(options: StripeSandboxOptions = {}): Promise<StripeSandbox> {
  const server = createServer();
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  // Safe: a listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  const url = `http://localhost:${port}`;

  // Read only once the port is ours: two servers on one journal would tear it.
  const store = new Store(options.dataFile === undefined ? null : new Journal(options.dataFile));
  const faults = new Faults();
  const clock = new Clock();
  const courier = new Courier(store, faults);
  const takeDecline = () => faults.takeForCharge();
  const world = createWorld({ origin: url, store, clock, takeDecline, outbound: courier });
  const doDue = createDueWork(world);
  const advanceClock = (seconds: number) => {
    clock.advance(seconds);
    doDue();
  };
  const controls = { world, faults, advanceClock };

  courier.pointTo(options.webhook ?? null);
  server.on("request", createListener({ world, controls, doDue }));
  const timer = setInterval(doDue, DUE_CHECK_MS).unref();

  const stop = async (): Promise<void> => {
    clearInterval(timer);
    courier.stop();
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };

  return {
    url,
    port,
    setFaults: (input) => faults.replace(input),
    remainingFaults: () => faults.remaining(),
    setWebhook: (target) => courier.pointTo(target),
    advanceClock,
    delayPayment: (sessionId) => world.perform(NO_REQUEST, () => delayPayment(world, sessionId)),
    failDelayedPayment: (sessionId) => world.perform(NO_REQUEST, () => failDelayedPayment(world, sessionId)),
    turn: (path, input) => turnSwitch(controls, path, input),
    state: () => describeState(controls),
    stop,
  };
}
