import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Chance } from "./chance";
import { count, pause, surprise, type Web, type World } from "./world";

const FOLDER = dirname(fileURLToPath(import.meta.url));
const ANSWER_WITHIN_MS = 15_000;

type Program = { file: string; env: Record<string, string> };

/** One real process of the shop, started again whenever it is gone. */
class Child {
  readonly #program: Program;
  #process: ChildProcess | null = null;
  #isWanted = true;
  #ready: Promise<unknown> = Promise.resolve();
  output = "";

  constructor(program: Program) {
    this.#program = program;
    this.#start();
  }

  /** Waits until the process of now has something to say for the first time: it works then. */
  async works(): Promise<void> {
    await this.#ready;
  }

  kill(): boolean {
    return this.#process?.kill("SIGKILL") ?? false;
  }

  async end(): Promise<void> {
    this.#isWanted = false;
    const last = this.#process;
    if (last?.exitCode !== null || last.signalCode !== null) return;
    const gone = once(last, "exit");
    last.kill("SIGKILL");
    await gone;
  }

  #start(): void {
    const { file, env } = this.#program;
    const child = fork(join(FOLDER, file), [], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#process = child;
    this.#ready = Promise.race([
      once(child, "message"),
      child.stdout && once(child.stdout, "data"),
      once(child, "exit"),
    ]);
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (this.output += String(chunk)));
    child.once("exit", (code, signal) => {
      if (signal !== "SIGKILL") this.output += `\nended by itself with ${String(code ?? signal)}`;
      if (this.#isWanted) this.#start();
    });
  }
}

export type Household = { web: Web; stop: (world: World) => Promise<void>; haunt: (world: World) => Promise<void> };

/** Two web processes and a worker; `haunt` kills one after the other, as often as it likes. */
export async function openHousehold(ports: readonly number[], chance: Chance): Promise<Household> {
  const quiet = { LOG_LEVEL: "error", DATABASE_POOL_MAX: "10" };
  const webs = ports.map((port) => new Child({ file: "web-server.mjs", env: { ...quiet, PORT: String(port) } }));
  const worker = new Child({ file: "worker.mjs", env: quiet });
  const all = [...webs, worker];
  await Promise.all(webs.map((web) => web.works()));
  return {
    web: (request) => ask(chance.of(ports), request),
    haunt: async (world) => {
      const turn = world.chanceFor("killer");
      while (!world.isOver) {
        await pause(turn.between(200, 1_500));
        const child = turn.of(all);
        await child.works();
        if (child.kill()) count(world, "kill -9");
      }
    },
    stop: async (world) => {
      await Promise.all(all.map((child) => child.end()));
      for (const { output } of all) for (const line of complaintsIn(output)) surprise(world, "process", line);
    },
  };
}

/** Lines that tell of something unexpected. What Stripe, a buyer or a killed neighbour may do is expected. */
const COMPLAINT = /"level":[56]0|Error:|ended by itself/;
const EXPECTED =
  /"code":"unavailable"|a payment is quarantined|Stripe refuses|a task for the people|refund-refused|database connection ended/;
const complaintsIn = (output: string): string[] =>
  output.split("\n").filter((line) => COMPLAINT.test(line) && !EXPECTED.test(line));

async function ask(port: number, request: Request): Promise<Response | null> {
  const url = new URL(request.url);
  url.host = `127.0.0.1:${String(port)}`;
  const { method, headers } = request;
  const body = method === "GET" ? null : await request.text();
  try {
    const answered = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    // Read here: the process may die in the middle of its answer.
    const whole = await answered.arrayBuffer();
    return new Response(whole, { status: answered.status, headers: answered.headers });
  } catch {
    return null;
  }
}
