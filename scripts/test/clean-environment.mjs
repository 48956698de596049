const OURS =
  /^(DATABASE_|STRIPE_|SMTP_|MAIL_|APP_SECRET|SITE_URL|TRUSTED_PROXIES|HOLD_|LOG_LEVEL|PORT$|DATA_DIR|NEXT_|NODE_ENV|E2E_)/;

/** Takes a developer's settings out of this process: the tests bring their own. */
export function cleanEnvironment() {
  for (const name of Object.keys(process.env)) if (OURS.test(name)) delete process.env[name];
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  // No `.env`: neither the start script's reading of it nor Next's own.
  process.env.ENV_FILE = "";
  process.env.__NEXT_PROCESSED_ENV = "true";
  process.env.NEXT_DIST_DIR = ".next-test";
}
