import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import type { Chance } from "./chance";

/** Something that runs as if it were a process of its own: it may die at any commit, and does nothing after that. */
type Mortal = { chance: Chance; odds: number; isDead: boolean };

class Crash extends Error {}

type Result<Value> = { isDead: false; value: Value } | { isDead: true };

const mortals = new AsyncLocalStorage<Mortal>();
let crashes = 0;

/** How often somebody died at the edge of a commit so far. */
export const countCrashes = (): number => crashes;

/**
 * Runs work that may die right before or right after each of its commits. Whoever is dead reaches the database no
 * more, so that nothing that catches the error can tidy up: as after a `kill -9`.
 *
 * @param odds How likely each edge is the last one.
 */
export async function runMortal<Value>(
  { chance, odds }: { chance: Chance; odds: number },
  work: () => Promise<Value>,
): Promise<Result<Value>> {
  const mortal: Mortal = { chance, odds, isDead: false };
  try {
    // Awaited inside: a query of drizzle begins only then.
    const value = await mortals.run(mortal, async () => await work());
    return mortal.isDead ? { isDead: true } : { isDead: false, value };
  } catch (error) {
    if (mortal.isDead) return { isDead: true };
    throw error;
  }
}

const ALONE_WRITE = /^\s*(insert|update|delete|with|select graphile_worker)/i;
/** What requests ask together, in one statement or one read: it is nobody's own, so nobody dies of it or takes it along. */
const SHARED = /"rate_limits"|^select .* from "devices" |^select .* from "stock" where "stock"."variant_id" = \$1$/;
const BEGIN = /^\s*begin/i;
const COMMIT = /^\s*commit/i;
const ROLLBACK = /^\s*rollback/i;

function textOf(statement: unknown): string {
  const text = typeof statement === "string" ? statement : (statement as { text?: unknown } | undefined)?.text;
  return typeof text === "string" ? text : "";
}

async function step(mortal: Mortal, isEdge: boolean, run: () => Promise<unknown>): Promise<unknown> {
  const mayEnd = () => {
    if (!isEdge || !mortal.chance.is(mortal.odds)) return;
    mortal.isDead = true;
    crashes += 1;
  };
  mayEnd();
  if (mortal.isDead) throw new Crash("died before a commit");
  const result = await run();
  mayEnd();
  // It may have died elsewhere while this statement ran.
  if (mortal.isDead as boolean) throw new Crash("died after a commit");
  return result;
}

type Client = pg.PoolClient;

/** A connection of somebody mortal. Its commits are edges; it is thrown away with whoever held it. */
function watch(client: Client, mortal: Mortal): Client {
  const query = (...args: unknown[]) => {
    // Safe: only a promise comes back where no callback is given, and drizzle gives none.
    const send = () => (client.query as (...given: unknown[]) => Promise<unknown>)(...args);
    const text = textOf(args[0]);
    // Nobody gives a connection back on which nothing began.
    if (mortal.isDead && BEGIN.test(text)) client.release(true);
    return ROLLBACK.test(text) ? send() : step(mortal, COMMIT.test(text), send);
  };
  const release = (error?: Error | boolean) => client.release(mortal.isDead ? true : error);
  return new Proxy(client, {
    get: (target, name) => {
      if (name === "query") return query;
      if (name === "release") return release;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

type Driver = { connect: (...args: unknown[]) => unknown; query: (...args: unknown[]) => unknown };

/** Puts the edges into the driver, below everything that is tested: transactions and statements that commit alone. */
export function watchDriver(): void {
  // Safe: a pool has both, and this only narrows their overloads.
  const driver = pg.Pool.prototype as unknown as Driver;
  const { connect, query } = driver;
  driver.connect = function (...args) {
    const mortal = mortals.getStore();
    const given = connect.apply(this, args);
    if (!mortal || args.length > 0) return given;
    return (given as Promise<Client>).then((client) => watch(client, mortal));
  };
  driver.query = function (...args) {
    const mortal = mortals.getStore();
    if (!mortal || typeof args.at(-1) === "function") return query.apply(this, args);
    const text = textOf(args[0]);
    if (SHARED.test(text)) return query.apply(this, args);
    return step(mortal, ALONE_WRITE.test(text), () => query.apply(this, args) as Promise<unknown>);
  };
}
