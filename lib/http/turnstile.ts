import { unavailable } from "@/lib/core/errors";

/** Gives the place back to the next one who waits; a second time does nothing. */
export type Leave = () => void;

/**
 * Lets only so many through at a time; the others wait in the order in which they came. A crowd then costs the database
 * no more than a few requests at once, and whoever's turn comes finds out what those before left.
 */
export class Turnstile {
  readonly #patienceMs: number;
  #places: number;
  readonly #waiting = new Set<() => void>();

  /** @param options `places` at a time; whoever waited `patienceMs` is turned away. */
  constructor({ places, patienceMs }: { places: number; patienceMs: number }) {
    this.#places = places;
    this.#patienceMs = patienceMs;
  }

  /** @throws DomainError `unavailable` when the turn did not come in time. */
  async enter(): Promise<Leave> {
    if (this.#places > 0) this.#places -= 1;
    else await this.#wait();
    let isInside = true;
    return () => {
      if (isInside) this.#free();
      isInside = false;
    };
  }

  #free(): void {
    const [next] = this.#waiting;
    if (next) next();
    else this.#places += 1;
  }

  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = () => {
        clearTimeout(timer);
        this.#waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(go);
        reject(unavailable("unavailable", "Too many ask for this at once."));
      }, this.#patienceMs);
      this.#waiting.add(go);
    });
  }
}
