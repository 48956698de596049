type Change<State> = {
  /** What is on the screen now; asked for only when nothing is under way. */
  before: State | undefined;
  guess: (state: State | undefined) => State;
  send: () => Promise<State>;
  /** Puts a state on the screen; nothing where nothing is known. */
  show: (state: State | undefined) => void;
};

type Kept<State> = { known: State | undefined; guesses: Change<State>["guess"][] };

/**
 * Changes that are on the screen before the server has answered. What it said last is kept apart from what it has not
 * answered yet: an answer never undoes a later change, and a refusal takes back only its own.
 */
export function createChanges<State>() {
  const byKey = new Map<string, Kept<State>>();
  let answered: Promise<unknown> = Promise.resolve();

  async function run(kept: Kept<State>, { guess, send, show }: Change<State>): Promise<void> {
    const draw = () => show(kept.guesses.reduce<State | undefined>((state, next) => next(state), kept.known));
    kept.guesses.push(guess);
    draw();
    try {
      kept.known = await send();
    } finally {
      kept.guesses.splice(kept.guesses.indexOf(guess), 1);
      draw();
    }
  }

  return {
    /** Resolves when every change so far has its answer: what is read from then on holds them. */
    settled: () => answered,
    /** Shows a change at once; rejects as `send` does, after taking it back. */
    make(key: string, change: Change<State>): Promise<void> {
      const kept = byKey.get(key) ?? { known: undefined, guesses: [] };
      byKey.set(key, kept);
      if (kept.guesses.length === 0) kept.known = change.before;
      const running = run(kept, change);
      const before = answered;
      answered = running.catch(() => undefined).then(() => before);
      return running;
    },
  };
}
