import type { Faults, WebhookFault } from "../faults";
import type { Store } from "../state/store";
import type { DeliveryRow } from "../state/tables";
import type { Outbound } from "../world";
import { signatureHeader } from "./signature";

export type WebhookTarget = { url: string; secret: string; retryBaseMs?: number };

/** 0.2, 0.5, 1, 2, 4, 8, 15, 30 s with the usual base, then every 30 s. */
const BACKOFF = [1, 2.5, 5, 10, 20, 40, 75, 150];
const LONGEST_BACKOFF = 150;
const MAX_ATTEMPTS = 20;
const DEFAULT_RETRY_BASE_MS = 200;
const ANSWER_WITHIN_MS = 10_000;

const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Brings events to the shop's endpoint, at least once, in the background, through restarts. */
export class Courier implements Outbound {
  readonly #store: Store;
  readonly #faults: Faults;
  readonly #stopped = new AbortController();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #underway = new Set<string>();
  #heldBack: string[] = [];
  #target: WebhookTarget | null = null;

  constructor(store: Store, faults: Faults) {
    this.#store = store;
    this.#faults = faults;
  }

  isListening(): boolean {
    return this.#target !== null;
  }

  /** Points to an endpoint, and takes up what is still pending from before. */
  pointTo(target: WebhookTarget | null): void {
    this.#target = target;
    if (!target) return;
    const pending = this.#store
      .rows("deliveries")
      .filter((row) => row.state === "pending" && !this.#underway.has(row.id));
    for (const { id } of pending) this.#start(id);
  }

  dispatch(eventIds: string[]): void {
    for (const id of eventIds) {
      const type = this.#store.get("events", id)?.type ?? "";
      const fault = this.#faults.takeForEvent(type);
      if (fault) this.#misdeliver(id, fault);
      else this.#start(id);
    }
  }

  stop(): void {
    this.#stopped.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #misdeliver(id: string, fault: WebhookFault): void {
    this.#underway.add(id);
    switch (fault.action) {
      case "drop":
        this.#record(id, { state: "failed", lastError: "dropped by a fault" });
        return;
      case "duplicate":
        this.#start(id, fault.copies);
        return;
      case "delay":
        this.#later(fault.delayMs, () => this.#start(id));
        return;
      case "reorder":
        this.#heldBack.push(id);
        if (fault.times === 0) void this.#releaseHeldBack();
        else this.#later(fault.delayMs, () => void this.#releaseHeldBack());
    }
  }

  async #releaseHeldBack(): Promise<void> {
    const newestFirst = this.#heldBack.reverse();
    this.#heldBack = [];
    for (const id of newestFirst) await this.#attempt(id, 1);
  }

  #start(id: string, copies = 1): void {
    void this.#attempt(id, copies);
  }

  async #attempt(id: string, copies: number): Promise<void> {
    this.#underway.add(id);
    const sent = Array.from({ length: copies }, () => this.#post(id));
    const errors = await Promise.all(sent);
    const lastError = errors.find((error) => error !== null) ?? null;
    if (this.#stopped.signal.aborted) return;
    const attempts = (this.#store.get("deliveries", id)?.attempts ?? 0) + 1;
    if (errors.includes(null)) this.#record(id, { state: "delivered", attempts, lastError: null });
    else if (attempts >= MAX_ATTEMPTS) this.#record(id, { state: "failed", attempts, lastError });
    else {
      this.#record(id, { state: "pending", attempts, lastError });
      const backoff = BACKOFF[attempts - 1] ?? LONGEST_BACKOFF;
      this.#later(backoff * (this.#target?.retryBaseMs ?? DEFAULT_RETRY_BASE_MS), () => this.#start(id));
    }
  }

  /** @returns What went wrong, or null: any 2xx is a success, a redirect is not. */
  async #post(id: string): Promise<string | null> {
    const event = this.#store.get("events", id);
    if (!event || !this.#target) return "there is no endpoint";
    const body = JSON.stringify(event);
    try {
      const response = await fetch(this.#target.url, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json; charset=utf-8",
          // A kept connection to a shop that restarts would fail the next event for nothing.
          connection: "close",
          "stripe-signature": signatureHeader(body, this.#target.secret),
          "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        },
        redirect: "manual",
        signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      await response.body?.cancel();
      return response.ok ? null : `status ${response.status}`;
    } catch (error) {
      return sentenceOf(error);
    }
  }

  #record(id: string, change: Partial<DeliveryRow>): void {
    const row = this.#store.get("deliveries", id) ?? { id, state: "pending", attempts: 0, lastError: null };
    this.#store.transaction(() => {
      this.#store.put("deliveries", { ...row, ...change });
    });
    if (change.state !== "pending") this.#underway.delete(id);
  }

  #later(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, ms);
    timer.unref();
    this.#timers.add(timer);
  }
}
