/**
 * Stops asking a party that does not answer: whoever comes is told at once instead of waiting. After a pause one call
 * is let through; it decides whether the others may follow.
 */
export class Breaker {
  readonly #most: number;
  readonly #openMs: number;
  readonly #now: () => number;
  #failures = 0;
  #openUntil = 0;

  /** @param options Opens for `openMs` after as many `failures` in a row; `now` in milliseconds, never backwards. */
  constructor({
    failures,
    openMs,
    now = () => performance.now(),
  }: {
    failures: number;
    openMs: number;
    now?: () => number;
  }) {
    this.#most = failures;
    this.#openMs = openMs;
    this.#now = now;
  }

  /** Whether there is no use in even preparing a call. */
  isOpen(): boolean {
    return this.#failures >= this.#most && this.#now() < this.#openUntil;
  }

  /** Whether a call may be made now. The one that tries again keeps all others out for as long again. */
  isClosed(): boolean {
    if (this.#failures < this.#most) return true;
    if (this.#now() < this.#openUntil) return false;
    this.#openUntil = this.#now() + this.#openMs;
    return true;
  }

  succeed(): void {
    this.#failures = 0;
  }

  fail(): void {
    this.#failures += 1;
    if (this.#failures >= this.#most) this.#openUntil = this.#now() + this.#openMs;
  }
}
