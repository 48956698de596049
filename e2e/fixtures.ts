import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { type APIRequestContext, expect, type Page, test as base } from "@playwright/test";
import pg from "pg";

export type Language = "th" | "en";

const messages = {
  th: JSON.parse(readFileSync("messages/th.json", "utf8")) as typeof import("../messages/th.json"),
  en: JSON.parse(readFileSync("messages/en.json", "utf8")) as typeof import("../messages/en.json"),
};
/** The interface's own texts: a test that clicks a name finds it where the shop has it. */
export const textsOf = (language: Language) => messages[language];

/** Such a text with whatever stands in the places of its values. */
export const like = (text: string) =>
  new RegExp(text.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll(/\{\w+\}/g, ".+"));

type State = { databasePassword: string; ports: { postgres: number; mail: number; stripe: number } };
const dataDir = process.env["E2E_DATA_DIR"] ?? ".data";
// Safe: the start script wrote it.
const state = JSON.parse(readFileSync(`${dataDir}/state.json`, "utf8")) as State;

const pool = new pg.Pool({
  connectionString: `postgres://postgres:${state.databasePassword}@127.0.0.1:${String(state.ports.postgres)}/chob`,
  max: 2,
});

/** Where the Stripe stand-in listens. */
export const stripePort = state.ports.stripe;

/** Asks the running shop's database. */
export async function query<Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<Row[]> {
  return (await pool.query<Row>(statement, values)).rows;
}

/** Sets how many of a variant can be bought, through the ledger as the shop itself would. */
export async function setStock(sku: string, available: number): Promise<void> {
  await query(
    `with target as (select s.variant_id, $2::int + s.reserved - s.on_hand as delta from stock s
       join variants v on v.id = s.variant_id where v.sku = $1),
     entry as (insert into stock_ledger (id, variant_id, delta, reason, ref)
       select gen_random_uuid(), variant_id, delta, 'adjusted', gen_random_uuid()::text from target where delta <> 0)
     update stock set on_hand = on_hand + target.delta from target where stock.variant_id = target.variant_id`,
    [sku, available],
  );
}

export async function stockOf(sku: string): Promise<number> {
  const [row] = await query<{ available: number }>(
    `select s.on_hand - s.reserved as available from stock s join variants v on v.id = s.variant_id where v.sku = $1`,
    [sku],
  );
  return row?.available ?? -1;
}

/** Signs a browser in as one of the demo's staff, by a session of its own. */
export async function signInAs(page: Page, role: "curator" | "manager" | "admin"): Promise<void> {
  const token = randomBytes(32).toString("base64url");
  await query(
    `insert into sessions (id, token_hash, person_id, name, expires_at)
     select gen_random_uuid(), $1, id, 'test', now() + interval '1 hour' from people
     where handle = $2`,
    [createHash("sha256").update(token).digest("hex"), { curator: "fah", manager: "ton", admin: "mali" }[role]],
  );
  await page.context().addCookies([{ name: "session", value: token, domain: "localhost", path: "/", httpOnly: true }]);
}

type Mail = { subject: string; text: string; html: string };

/** The mails that somebody got so far. */
export async function mailsTo(request: APIRequestContext, address: string): Promise<Mail[]> {
  const url = `http://127.0.0.1:${String(state.ports.mail)}/api/messages?to=${encodeURIComponent(address)}`;
  const answer = (await (await request.get(url)).json()) as Mail[] | { messages: Mail[] };
  return Array.isArray(answer) ? answer : answer.messages;
}

/** Scripts come after the first picture: a page that has loaded does not listen yet. */
async function untilItListens(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('script[async][src^="/_next/"]') === null ||
      Object.keys(document).some((key) => key.startsWith("__reactContainer")),
  );
}

/** Turns one of the Stripe stand-in's switches. @returns Whether it could be turned. */
export async function turnStripe(request: APIRequestContext, path: string, data: object): Promise<boolean> {
  return (await request.post(`http://127.0.0.1:${String(state.ports.stripe)}${path}`, { data })).ok();
}

/** What a page must never do: log an error, break the security policy, ask another host. */
export const test = base.extend<{ watched: string[] }>({
  // As behind a proxy, each shopper comes from an address of their own: what others did is not counted against them.
  extraHTTPHeaders: async ({}, provide) => provide({ "x-forwarded-for": `198.18.${[...randomBytes(2)].join(".")}` }),
  page: async ({ page }, provide) => {
    const goto = page.goto.bind(page);
    const reload = page.reload.bind(page);
    page.goto = async (...given) => {
      const answer = await goto(...given);
      await untilItListens(page);
      return answer;
    };
    page.reload = async (...given) => {
      const answer = await reload(...given);
      await untilItListens(page);
      return answer;
    };
    await provide(page);
  },
  watched: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      page.on("console", (message) => {
        const { url } = message.location();
        // The browser notes every refusal of the API; that one is said to the shopper is what the tests look at.
        const isRefusal = url.startsWith(`${baseURL ?? ""}/api/`) && message.text().includes("status of 4");
        if (message.type() === "error" && url.startsWith(baseURL ?? "") && !isRefusal)
          faults.push(`${message.text()} ${url}`);
      });
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("request", (request) => {
        const { hostname, pathname, protocol } = new URL(request.url());
        // A blob is of the page's own making: nobody is asked.
        if (protocol !== "blob:" && !["localhost", "127.0.0.1"].includes(hostname)) faults.push(`asked ${hostname}`);
        if (pathname === "/api/csp-reports") faults.push(`policy: ${request.postData() ?? ""}`);
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

type Play = (title: string, body: Parameters<typeof test.beforeAll>[1]) => void;

/**
 * Both languages, for tests that are written for each of them: every other one is played in Thai, those between in
 * English. They share one program; what a language itself could break (names, lengths, words that lack) is found so
 * without playing all of it twice. Paths that earn money are played in both.
 *
 * @returns For each language, `turn`: called once for each test, it gives `test` itself, so that the test has its own
 *   place in reports, or nothing but a function when it is the other language's turn.
 */
export const byTurns = () =>
  (["th", "en"] as const).map((language, first) => {
    let seen = first;
    const turn = (): Play => (seen++ % 2 === 0 ? test : () => undefined);
    return { language, turn };
  });

export { expect };
