import { createHash } from "node:crypto";
import type { IdempotencyRow } from "../state/tables";
import { invalidRequest, Refusal } from "../wire/refusal";
import type { World } from "../world";

const KEPT_SECONDS = 24 * 60 * 60;

type Answer = { status: number; body: object };
type KeyedRequest = { key: string; fingerprint: string };

export function fingerprintOf(method: string, path: string, body: string): string {
  return createHash("sha256").update(`${method} ${path}\n${body}`).digest("hex");
}

/** Remembers the answer of each key for a day, and lets one request at a time work under it. */
export class IdempotencyKeys {
  readonly #world: World;
  readonly #inUse = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  /** @returns The stored answer of an earlier equal request, or null when the work is still to be done. */
  recall({ key, fingerprint }: KeyedRequest): IdempotencyRow | null {
    if (key.length > 255) throw invalidRequest("Idempotency keys can be up to 255 characters long.");
    if (this.#inUse.has(key)) {
      throw invalidRequest(
        `There is currently another in-progress request using this Idempotency Key (that probably means you submitted twice, and the other request is still going through): ${key}.`,
        { status: 409, code: "idempotency_key_in_use" },
      );
    }
    const row = this.#world.store.get("idempotency", key);
    if (!row || row.created + KEPT_SECONDS <= this.#world.clock.now()) return null;
    if (row.fingerprint === fingerprint) return row;
    throw new Refusal(400, {
      type: "idempotency_error",
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  }

  /** Within the transaction of the work, so that both are kept or neither is. */
  remember({ key, fingerprint }: KeyedRequest, { status, body }: Answer): void {
    this.#world.store.put("idempotency", { id: key, fingerprint, status, body, created: this.#world.clock.now() });
  }

  async holding<T>(key: string | null, work: () => Promise<T>): Promise<T> {
    if (key === null) return work();
    this.#inUse.add(key);
    try {
      return await work();
    } finally {
      this.#inUse.delete(key);
    }
  }
}
