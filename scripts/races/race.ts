import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { type SQL, sql } from "drizzle-orm";
import { vi } from "vitest";
import type { Context } from "@/lib/db/context";
import { rowsOf } from "@/lib/testing/rows";
import { readRequest, writeAnswer } from "../sim/exchange";

/** How often each race is run: a few times with all other tests, a hundred times by `npm run races`. */
export const ROUNDS = Number(process.env["RACE_ROUNDS"] ?? 3);
export const AT_ONCE = 20;
vi.setConfig({ testTimeout: 60_000 + ROUNDS * 6_000 });

/** Runners, whoever holds them back, and one to look at them. */
export const POOL = { poolSize: AT_ONCE + 4 };

type Runner<Value> = (number: number) => Promise<Value>;

/** Runs a race again and again. */
export async function eachRound(run: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) await run(round);
}

class Unforced extends Error {}

/**
 * Makes runners meet: a lock that all of them need is held until each of them waits, so that whatever they look at
 * before they lock they have looked at. Then they go at once.
 *
 * @param lock Takes the lock; its transaction ends when all wait.
 * @throws When fewer wait than run: the race would prove nothing.
 */
export async function raceAt<Value>(
  ctx: Context,
  { lock, many = AT_ONCE }: { lock: SQL; many?: number },
  run: Runner<Value>,
): Promise<PromiseSettledResult<Value>[]> {
  let running: Promise<PromiseSettledResult<Value>[]> | undefined;
  await ctx.db.transaction(async (db) => {
    await db.execute(lock);
    running = Promise.allSettled(Array.from({ length: many }, (_, number) => run(number)));
    await untilWaiting(ctx, many);
  });
  return (await running) ?? [];
}

const WAITS_MS = 4_500;

/** Waits until as many sessions of this database wait for a lock. @throws When they do not. */
async function untilWaiting(ctx: Context, many: number): Promise<void> {
  const until = Date.now() + WAITS_MS;
  let waiting = 0;
  while (Date.now() < until) {
    const [row] = await rowsOf<{ waiting: number }>(
      ctx,
      sql`select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    );
    waiting = row?.waiting ?? 0;
    if (waiting >= many) return;
  }
  throw new Unforced(`${waiting} of ${many} wait`);
}

/** What came of a race: how many won, and why the others did not. */
export function tally(results: PromiseSettledResult<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const result of results) {
    const { reason } = result.status === "rejected" ? (result.reason as { reason?: string }) : { reason: "won" };
    const name = reason ?? String((result as PromiseRejectedResult).reason);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

type Handler = (request: Request) => Promise<Response>;
type Sent = { path: string; body: unknown; headers?: Record<string, string> };
export type Got = { status: number; body: unknown };

/** A server with some of the shop's routes, to be asked by everybody at the same moment. */
export async function openRaceCourse(answer: Handler) {
  const server = createServer((incoming, outgoing) => {
    void readRequest(incoming)
      .then(answer)
      .then((answered) => writeAnswer(answered, outgoing));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // Safe: a listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    /** Writes all requests but their last byte, then all last bytes. Whoever was turned away by the crowd asks again. */
    send: async (requests: Sent[]): Promise<Got[]> => {
      const runners = await Promise.all(requests.map((request) => prepare(port, request)));
      for (const { socket, last } of runners) socket.write(last);
      const answers = await Promise.all(runners.map(({ answered }) => answered));
      const isAway = ({ status }: Got) => status === 503;
      return Promise.all(answers.map(async (got, number) => (isAway(got) ? again(port, requests[number]) : got)));
    },
    close: () => server.close(),
  };
}

type Runners = { socket: Socket; last: Buffer; answered: Promise<Got> };

async function prepare(port: number, { path, body, headers = {} }: Sent): Promise<Runners> {
  const bytes = Buffer.from(JSON.stringify(body));
  const lines = Object.entries({
    ...{ host: "localhost", "content-type": "application/json", "content-length": String(bytes.length) },
    ...{ connection: "close", "sec-fetch-site": "same-origin", ...headers },
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  const answered = once(socket, "close").then(() => parse(Buffer.concat(chunks).toString("utf8")));
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
  socket.write(bytes.subarray(0, -1));
  return { socket, last: bytes.subarray(-1), answered };
}

function parse(text: string): Got {
  const body = text.slice(text.indexOf("\r\n\r\n") + 4);
  // Written in one piece, so it is not in chunks.
  return { status: Number(text.split(" ")[1]), body: body === "" ? null : (JSON.parse(body) as unknown) };
}

async function again(port: number, request: Sent | undefined): Promise<Got> {
  if (!request) throw new Error("nothing was asked");
  for (;;) {
    const { socket, last, answered } = await prepare(port, request);
    socket.write(last);
    const got = await answered;
    if (got.status !== 503) return got;
  }
}
