const DEEPEST = 4;

/** What errors of PostgreSQL, Stripe, Node and our own say in words that no person typed. */
const FACTS = [
  ...["code", "reason", "constraint", "table", "column", "routine", "severity"],
  ...["syscall", "type", "param", "statusCode", "requestId", "decline_code"],
] as const;
const FACT = /^[\w.:[\]-]{1,80}$/;
const FRAME = /^\s+at .*(?::\d+\)?|<anonymous>\)|native\))$/;

type Described = { name: string; stack?: string[]; cause?: Described } & Record<string, unknown>;

/**
 * An error as a log may hold it: its name, its codes and where it was thrown. Never its message: the database's holds
 * the values of the failed statement, Stripe's the address that it did not like.
 */
export function describeError(error: unknown, depth = 1): Described {
  if (!(error instanceof Error)) return { name: typeof error };
  const facts = error as unknown as Record<string, unknown>;
  const known = FACTS.flatMap((key): [string, unknown][] => {
    const value = facts[key];
    return typeof value === "number" || (typeof value === "string" && FACT.test(value)) ? [[key, value]] : [];
  });
  return {
    name: error.constructor.name,
    ...Object.fromEntries(known),
    stack: framesOf(error),
    ...(error.cause !== undefined && depth < DEEPEST && { cause: describeError(error.cause, depth + 1) }),
  };
}

/** The stack repeats the message before its frames, and a message may have lines that look like frames. */
function framesOf({ stack = "", message }: Error): string[] {
  const at = message === "" ? -1 : stack.indexOf(message);
  const frames = at === -1 ? stack : stack.slice(at + message.length);
  return frames
    .split("\n")
    .filter((line) => FRAME.test(line))
    .map((line) => line.trim());
}
