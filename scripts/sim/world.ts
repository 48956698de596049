import type { Context } from "@/lib/db/context";
import type { StripeSandbox } from "@/scripts/sandbox/stripe/sandbox";
import type { Chance } from "./chance";

/** Sends a request to one of the web processes; null when no answer came. */
export type Web = (request: Request) => Promise<Response | null>;

/** A buyer's browser as the shop knows it. */
export type Jar = Map<string, string>;

export type World = {
  seed: number;
  chanceFor: (name: string) => Chance;
  /** For whoever looks from outside and never dies. */
  ctx: Context;
  sandbox: StripeSandbox;
  web: Web;
  variantIds: string[];
  /** Browsers of customers whose cards are kept. */
  customers: Jar[];
  /** Order tokens that buyers were shown. */
  promised: Set<string>;
  /** Order tokens of those who were told that their order is undone. */
  undone: Set<string>;
  /** Deliveries that were put on the shelf, by their reference, with their pieces. */
  deliveries: Map<string, { variantId: string; delta: number }>;
  /** The longest that a browser waits before it asks again: a killed process needs a while to be back. */
  patienceMs: number;
  counts: Record<string, number>;
  /** What nobody expected. */
  surprises: string[];
  isOver: boolean;
};

/** Counts something for the line that a seed ends with. */
export function count({ counts }: World, what: string): void {
  counts[what] = (counts[what] ?? 0) + 1;
}

/** Notes an error that is not part of the play: the seed fails by it. */
export function surprise({ surprises }: World, where: string, error: unknown): void {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : "";
  const says = error instanceof Error ? `${error.name}: ${error.message.split("\n")[0] ?? ""}${cause}` : String(error);
  surprises.push(`${where}: ${says}`);
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
