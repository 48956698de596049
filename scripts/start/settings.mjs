import { readSettings } from "../../server/settings.mjs";
import { Refusal } from "../setup/refusal.mjs";

/** @typedef {{ stripe: number, mail: number, smtp: number, postgres: number }} Ports */

const isGiven = (value) => value !== undefined && value !== "";

/** What has to be started here because the environment does not say where it is. */
export function missingParties(env) {
  return {
    postgres: !isGiven(env.DATABASE_URL),
    stripe: !isGiven(env.STRIPE_SECRET_KEY),
    mail: !isGiven(env.SMTP_URL),
  };
}

/** Refuses, before anything runs, what would lose or forge money. */
export function refuseUnsafe(env) {
  if (!isGiven(env.STRIPE_SECRET_KEY)) return;
  if (!isGiven(env.STRIPE_WEBHOOK_SECRET)) {
    throw new Refusal("STRIPE_SECRET_KEY is set but STRIPE_WEBHOOK_SECRET is empty: anybody could forge a payment.");
  }
  if (env.STRIPE_SECRET_KEY.includes("_live_") && isGiven(env.STRIPE_API_BASE)) {
    throw new Refusal("STRIPE_SECRET_KEY is a live key but STRIPE_API_BASE points at a stand-in: unset one of them.");
  }
}

/**
 * The environment of the shop's processes: what was given, and for the rest what the stand-ins need.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {{ port: number, dev: boolean, ports: Ports, state: import("./state.mjs").State }} context
 */
export function completeSettings(env, { port, dev, ports, state }) {
  const missing = missingParties(env);
  return {
    ...env,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    WEB_URL: isGiven(env.WEB_URL) ? env.WEB_URL : `http://127.0.0.1:${port}`,
    SITE_URL: isGiven(env.SITE_URL) ? env.SITE_URL : `http://localhost:${port}`,
    APP_SECRET: isGiven(env.APP_SECRET) ? env.APP_SECRET : state.appSecret,
    ...(missing.stripe && {
      STRIPE_SECRET_KEY: "sk_test_sandbox",
      STRIPE_API_BASE: `http://127.0.0.1:${ports.stripe}`,
      STRIPE_WEBHOOK_SECRET: state.webhookSecret,
    }),
    ...(missing.mail && { SMTP_URL: `smtp://127.0.0.1:${ports.smtp}` }),
  };
}

/** Asks the application's own rules whether these settings will do. */
export async function requireSettings(root, env) {
  const settings = await readSettings(root, env);
  if ("refusal" in settings) throw new Refusal(settings.refusal);
}
