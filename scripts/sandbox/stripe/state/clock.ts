/** Stripe's seconds. Tests move it forward instead of waiting for a session or a key to grow old. */
export class Clock {
  #aheadSeconds = 0;

  now(): number {
    return Math.floor(Date.now() / 1000) + this.#aheadSeconds;
  }

  advance(seconds: number): void {
    this.#aheadSeconds += seconds;
  }
}
