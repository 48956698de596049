import type { Decline } from "./payments/declines";
import { newId } from "./wire/ids";
import type { Clock } from "./state/clock";
import type { Store } from "./state/store";
import type { EventType } from "./state/tables";

export const API_VERSION = "2026-10-28.endive";

/** The API request that an event came from; the hosted page and the clock have none. */
export type Cause = { id: string | null; idempotency_key: string | null };
export const NO_REQUEST: Cause = { id: null, idempotency_key: null };

type EventSubject = { object: object; previous?: object };

export type World = {
  readonly origin: string;
  readonly store: Store;
  readonly clock: Clock;
  /** A decline that a test wants for the next charge, whichever card it is. */
  takeDecline(): Decline | null;
  /** Writes down an event, and its delivery when somebody listens; sent only once the transaction stands. */
  emit(type: EventType, subject: EventSubject): void;
  /** Runs work as one transaction whose events name the request that caused them. */
  perform<T>(cause: Cause, work: () => T): T;
};

/** Whoever brings events to the shop. */
export type Outbound = { isListening(): boolean; dispatch(eventIds: string[]): void };

type WorldParts = Pick<World, "origin" | "store" | "clock" | "takeDecline"> & { outbound: Outbound };

export function createWorld({ origin, store, clock, takeDecline, outbound }: WorldParts): World {
  let currentCause = NO_REQUEST;
  let outgoing: string[] = [];

  const emit = (type: EventType, { object, previous }: EventSubject): void => {
    const id = newId("evt");
    const isListening = outbound.isListening();
    store.put("events", {
      id,
      object: "event",
      api_version: API_VERSION,
      created: clock.now(),
      data: previous ? { object, previous_attributes: previous } : { object },
      livemode: false,
      pending_webhooks: isListening ? 1 : 0,
      request: currentCause,
      type,
    });
    if (!isListening) return;
    store.put("deliveries", { id, state: "pending", attempts: 0, lastError: null });
    outgoing.push(id);
  };

  const perform = <T>(cause: Cause, work: () => T): T => {
    currentCause = cause;
    outgoing = [];
    const result = store.transaction(work);
    const committed = outgoing;
    outgoing = [];
    if (committed.length > 0) outbound.dispatch(committed);
    return result;
  };

  return { origin, store, clock, takeDecline, emit, perform };
}
