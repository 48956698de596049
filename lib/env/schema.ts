import { z } from "zod";

/** A setting that may be left empty, as files of settings have it. */
const unset = <Shape extends z.ZodType>(shape: Shape) =>
  z.union([z.literal("").transform(() => undefined), shape]).optional();
const secret = z.string().min(32, "must have at least 32 characters");

/**
 * Every setting of the running shop, with what it means: the README's table and `.env.example` are made from it.
 * A setting without a default must be given; `npm start` gives those that it can make itself.
 */
export const EnvSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development").describe("Set by the start script."),
  DATA_DIR: z
    .string()
    .transform((folder) => folder || ".data")
    .default(".data")
    .describe("Where uploaded pictures are kept, and by `npm start` its database, mails and logs."),
  DATABASE_URL: z.url().describe("PostgreSQL 15 or newer. Unset: `npm start` runs an embedded one in `DATA_DIR`."),
  DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(100).default(10).describe("Connections of one process."),
  SITE_URL: z
    .url()
    .transform((url) => new URL(url).origin)
    .describe("Public origin of the shop, e.g. `https://shop.example`; links, cookies and the CSRF check use it."),
  WEB_URL: z
    .url()
    .transform((url) => new URL(url).origin)
    .optional()
    .describe("Where the worker reaches the web process, e.g. `http://127.0.0.1:3000`. Unset: `SITE_URL`."),
  APP_SECRET: secret.describe("Signs order links. At least 32 characters; changing it breaks links already sent."),
  STRIPE_SECRET_KEY: z.string().min(1).describe("Stripe's secret key. Unset: `npm start` runs a stand-in."),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .min(1, "must not be empty: anybody could forge a payment")
    .describe("Signing secret of the webhook endpoint; several, separated by commas, while rolling over."),
  STRIPE_API_BASE: z
    .union([z.literal("").transform(() => undefined), z.url()])
    .optional()
    .describe("Address of the Stripe stand-in; leave unset to talk to Stripe."),
  SMTP_URL: z.url().describe("Where mail goes, e.g. `smtps://user:password@mail.example:465`. Unset: a stand-in."),
  MAIL_FROM: z.string().min(3).default("Lamai <hello@lamai.example>").describe("Sender of the shop's mail."),
  ORDERS_EMAIL: z
    .union([z.literal("").transform(() => undefined), z.email()])
    .optional()
    .describe("Who is told of new orders. Unset: the shop's address from its settings."),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(0)
    .describe("Reverse proxies in front of the shop; how many entries of X-Forwarded-For are ours. 0 ignores it."),
  HOLD_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(1800)
    .default(600)
    .describe("How long stock is held for a checkout that is not paid."),
  UNDO_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3600)
    .default(60)
    .describe("How long a buyer can undo what was bought with one tap; its card is charged after that."),
  ONE_TAP_CODE_ABOVE: z.coerce
    .number()
    .int()
    .min(0)
    .default(500_000)
    .describe("Above this total, in minor units, buying with one tap asks for a mailed code."),
  IMPORT_ALLOWED_HOSTS: z
    .string()
    .optional()
    .describe(
      "Servers of your own network that imports may fetch pictures from, as `host:port` with commas. Unset: none.",
    ),
  FFMPEG_DIR: unset(z.string().min(1)).describe(
    "Folder of `ffmpeg` and `ffprobe`, which make clips. Unset: where systems put them; without them posts take pictures only.",
  ),
  S3_BUCKET: unset(z.string().min(3)).describe(
    "Bucket for customers' photos; it needs no public access. Unset: a folder in `DATA_DIR`.",
  ),
  S3_PREFIX: z
    .string()
    .regex(/^(?:[\w-]+\/)*$/, "must be empty or end with a slash")
    .default("photos/")
    .describe("What stands before every name in the bucket."),
  S3_REGION: z.string().min(1).default("auto").describe("Region of the bucket, e.g. `ap-southeast-1`."),
  S3_ENDPOINT: unset(z.url()).describe("Address of a store that speaks S3. Unset: Amazon's own."),
  S3_ACCESS_KEY_ID: unset(z.string().min(1)).describe("Key to the bucket. Unset: the machine's own role."),
  S3_SECRET_ACCESS_KEY: unset(z.string().min(1)).describe("Secret of that key."),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info").describe("Lines on standard output."),
});

export type Env = z.infer<typeof EnvSchema>;

/**
 * Reads the settings, or stops with one plain sentence.
 *
 * @param source Usually `process.env`.
 * @throws Error whose message is that sentence.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = EnvSchema.safeParse(source);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`The setting ${String(issue?.path[0])} is wrong: ${issue?.message ?? "unknown reason"}.`);
  }
  const env = parsed.data;
  if (env.STRIPE_API_BASE !== undefined && env.STRIPE_SECRET_KEY.includes("_live_")) {
    throw new Error("STRIPE_SECRET_KEY is a live key but STRIPE_API_BASE points at a stand-in: unset one of them.");
  }
  if ((env.S3_ACCESS_KEY_ID === undefined) !== (env.S3_SECRET_ACCESS_KEY === undefined)) {
    throw new Error("S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together: set both or none.");
  }
  return env;
}
