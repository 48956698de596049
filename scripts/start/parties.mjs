import { join } from "node:path";
import { superviseNode } from "./children.mjs";
import { missingParties } from "./settings.mjs";

const sandbox = (name) => ["--import", "tsx", `scripts/sandbox/${name}/main.ts`];

/** Stand-ins for the outside parties whose settings are missing. */
export function startParties({ root, dataDir, given, env, ports, watched }) {
  const missing = missingParties(given);
  const start = (name, args, settings, log) =>
    superviseNode({
      ...watched,
      name,
      command: { args, cwd: root, env: { ...env, ...settings }, logFile: join(dataDir, "logs", log) },
    });
  const stripe = () =>
    start(
      "the Stripe stand-in",
      sandbox("stripe"),
      {
        STRIPE_SANDBOX_PORT: String(ports.stripe),
        STRIPE_SANDBOX_DATA: join(dataDir, "stripe.jsonl"),
        STRIPE_SANDBOX_WEBHOOK_URL: `${env.SITE_URL}/api/webhooks/stripe`,
        STRIPE_SANDBOX_WEBHOOK_SECRET: env.STRIPE_WEBHOOK_SECRET,
      },
      "stripe.log",
    );
  const mail = () =>
    start(
      "the mail stand-in",
      sandbox("mail"),
      {
        MAIL_SANDBOX_SMTP_PORT: String(ports.smtp),
        MAIL_SANDBOX_PAGE_PORT: String(ports.mail),
        MAIL_SANDBOX_DATA: join(dataDir, "mail.jsonl"),
      },
      "mail.log",
    );
  return [...(missing.stripe ? [stripe()] : []), ...(missing.mail ? [mail()] : [])];
}
