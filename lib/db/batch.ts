const MOST = 500;

type Waiting<Item, Answer> = { item: Item; resolve: (answer: Answer) => void; reject: (error: unknown) => void };

/**
 * Makes one statement of many that are asked for at the same time: while one is under way the next ones gather, and go
 * together. Who comes alone waits for nobody. A statement that fails, fails for all in it.
 */
export class Batch<Item, Answer> {
  readonly #run: (items: Item[]) => Promise<Answer[]>;
  #waiting: Waiting<Item, Answer>[] = [];
  #isRunning = false;

  /** @param run Answers a list, one answer for each item in its order. */
  constructor(run: (items: Item[]) => Promise<Answer[]>) {
    this.#run = run;
  }

  ask(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#isRunning) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MOST);
      try {
        const answers = await this.#run(batch.map(({ item }) => item));
        // Safe: the run gives one answer for each item.
        for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#isRunning = false;
  }
}
