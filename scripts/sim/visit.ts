import type { Chance } from "./chance";
import { count, type Jar, pause, surprise, type World } from "./world";

/** What came back: an answer, a refusal in the shop's words, or nothing that is of use now. */
export type Answer<Body> =
  { is: "ok"; body: Body } | { is: "refused"; reason: string; problem: Problem } | { is: "lost" };
type Problem = { status: number; type: string; detail?: string };
type Asked = { body?: unknown; key?: string };

const SITE = "http://localhost:3000";
const TRIES = 5;

/** One browser: its cookies, its address, and how it asks. */
export class Visit {
  readonly world: World;
  readonly chance: Chance;
  readonly jar: Jar;
  readonly #address: string;

  constructor(world: World, { chance, jar, number }: { chance: Chance; jar?: Jar; number: number }) {
    this.world = world;
    this.chance = chance;
    this.jar = jar ?? new Map<string, string>();
    this.#address = `10.${String(number >> 16)}.${String((number >> 8) & 255)}.${String(number & 255)}`;
  }

  /** Asks once. */
  async ask<Body>(call: string, { body, key }: Asked = {}): Promise<Answer<Body>> {
    const [method = "GET", path = "/"] = call.split(" ");
    const headers = new Headers({
      ...{ "sec-fetch-site": "same-origin", "x-client-ip": this.#address, "accept-language": "en" },
      cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join("; "),
    });
    if (body !== undefined) headers.set("content-type", "application/json");
    if (key !== undefined) headers.set("idempotency-key", key);
    const sent = body === undefined ? null : JSON.stringify(body);
    const answered = await this.world.web(new Request(`${SITE}${path}`, { method, headers, body: sent }));
    if (answered === null) return { is: "lost" };
    this.#keepCookies(answered);
    // Safe: the routes answer in the shapes of their contracts, which have tests of their own.
    const said: unknown = answered.status === 204 ? null : await answered.json();
    if (answered.ok) return { is: "ok", body: said as Body };
    return this.#refused(call, said as Problem);
  }

  /** Asks again while no answer comes, as a browser that repeats a write under its key. */
  async insist<Body>(call: string, asked: Asked = {}): Promise<Answer<Body>> {
    for (let left = TRIES; left > 0; left -= 1) {
      const answer = await this.ask<Body>(call, asked);
      const isPassing = answer.is === "refused" && answer.reason === "request-in-progress";
      if (answer.is !== "lost" && !isPassing) return answer;
      await pause(this.chance.between(5, this.world.patienceMs));
    }
    return { is: "lost" };
  }

  /** A new press of a button. */
  newKey(): string {
    return `press-${String(Math.floor(this.chance.next() * 1e15))}-${String(Math.floor(this.chance.next() * 1e15))}`;
  }

  #refused<Body>(call: string, problem: Problem): Answer<Body> {
    const reason = problem.type.split(/[/:]/).at(-1) ?? "";
    count(this.world, `answer ${String(problem.status)} ${reason}`);
    if (problem.status === 503) return { is: "lost" };
    if (problem.status >= 500) surprise(this.world, call, `${reason} ${problem.detail ?? ""}`);
    return { is: "refused", reason, problem };
  }

  #keepCookies(answered: Response): void {
    for (const cookie of answered.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const cut = pair.indexOf("=");
      const [name, value] = [pair.slice(0, cut), pair.slice(cut + 1)];
      if (value === "") this.jar.delete(name);
      else this.jar.set(name, value);
    }
  }
}
