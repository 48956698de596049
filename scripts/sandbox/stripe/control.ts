import { z } from "zod";
import type { ApiAnswer } from "./api/answer";
import type { Faults, FaultSet } from "./faults";
import { SWITCHES } from "./switches/switches";
import { invalidRequest } from "./wire/refusal";
import { NO_REQUEST, type World } from "./world";

export type SandboxState = {
  sessions: Record<string, number>;
  paymentIntents: Record<string, number>;
  charges: Record<string, number>;
  refunds: Record<string, number>;
  events: Record<string, number>;
  deliveries: Record<string, number>;
  idempotencyKeys: number;
  faults: FaultSet;
};

export type Controls = { world: World; faults: Faults; advanceClock: (seconds: number) => void };
type ControlRequest = { method: string; path: string; body: string };

function countBy<T>(rows: T[], nameOf: (row: T) => string | null): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const name = nameOf(row) ?? "none";
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

export function describeState({ world, faults }: Controls): SandboxState {
  const { store } = world;
  return {
    sessions: countBy(store.rows("sessions"), ({ object }) => object.status),
    paymentIntents: countBy(store.rows("intents"), (intent) => intent.status),
    charges: countBy(store.rows("charges"), (charge) => charge.status),
    refunds: countBy(store.rows("refunds"), (refund) => refund.status),
    events: countBy(store.rows("events"), (event) => event.type),
    deliveries: countBy(store.rows("deliveries"), (delivery) => delivery.state),
    idempotencyKeys: store.rows("idempotency").length,
    faults: faults.remaining(),
  };
}

const ClockMove = z.strictObject({ advanceSeconds: z.int().min(0) });

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw invalidRequest("The body must be JSON.");
  }
}

/** Runs a change whose input zod judges; its complaint goes back in Stripe's shape like every other. */
function change<Result>(apply: () => Result): Result {
  try {
    return apply();
  } catch (error) {
    if (error instanceof z.ZodError) throw invalidRequest(z.prettifyError(error));
    throw error;
  }
}

/** Turns one of the switches. @throws Refusal for input it does not understand, or what cannot be done now. */
export function turnSwitch({ world }: Controls, path: string, input: unknown): object {
  const found = SWITCHES.find((one) => one.path === path);
  if (!found) throw invalidRequest(`Unrecognized request URL (POST: ${path}).`, { status: 404 });
  return change(() => world.perform(NO_REQUEST, () => found.turn(world, input)));
}

/** The switches of tests: `/_sandbox/state`, `/_sandbox/faults`, `/_sandbox/clock` and those of `switches/`. */
export function answerControl(controls: Controls, { method, path, body }: ControlRequest): ApiAnswer {
  switch (`${method} ${path}`) {
    case "GET /_sandbox/state":
      return { status: 200, body: describeState(controls) };
    case "PUT /_sandbox/faults":
      change(() => controls.faults.replace(readJson(body)));
      return { status: 200, body: controls.faults.remaining() };
    case "GET /_sandbox/faults":
      return { status: 200, body: controls.faults.remaining() };
    case "POST /_sandbox/clock":
      change(() => controls.advanceClock(ClockMove.parse(readJson(body)).advanceSeconds));
      return { status: 200, body: describeState(controls) };
    default:
      if (method === "POST") return { status: 200, body: turnSwitch(controls, path, readJson(body)) };
      throw invalidRequest(`Unrecognized request URL (${method}: ${path}).`, { status: 404 });
  }
}
