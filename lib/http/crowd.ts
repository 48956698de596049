/**
 * How many press at this moment and have no answer yet. While they are more than so many, what can wait a little waits:
 * a message of Stripe, and whoever has paid already.
 */
export class Crowd {
  readonly #most: number;
  #present = 0;
  readonly #waiting = new Set<() => void>();

  /** @param most So many at once are no crowd yet. */
  constructor(most: number) {
    this.#most = most;
  }

  /** @returns Ends the stay of the one who came; a second call does nothing. */
  join(): () => void {
    this.#present += 1;
    let isHere = true;
    return () => {
      if (!isHere) return;
      isHere = false;
      this.#present -= 1;
      if (this.#present <= this.#most) for (const go of this.#waiting) go();
    };
  }

  /** Comes back once there is no crowd (any more), and after `patienceMs` at the latest. */
  async passed(patienceMs: number): Promise<void> {
    if (this.#present <= this.#most) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(timer);
        this.#waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(go, patienceMs);
      this.#waiting.add(go);
    });
  }
}
