import { startStripeSandbox } from "./sandbox";

const { STRIPE_SANDBOX_PORT, STRIPE_SANDBOX_DATA, STRIPE_SANDBOX_WEBHOOK_URL, STRIPE_SANDBOX_WEBHOOK_SECRET } =
  process.env;
const USUAL_PORT = 12111;

const sandbox = await startStripeSandbox({
  port: Number(STRIPE_SANDBOX_PORT ?? USUAL_PORT),
  ...(STRIPE_SANDBOX_DATA && { dataFile: STRIPE_SANDBOX_DATA }),
  ...(STRIPE_SANDBOX_WEBHOOK_URL &&
    STRIPE_SANDBOX_WEBHOOK_SECRET && {
      webhook: { url: STRIPE_SANDBOX_WEBHOOK_URL, secret: STRIPE_SANDBOX_WEBHOOK_SECRET },
    }),
});

async function leave(): Promise<void> {
  await sandbox.stop();
  process.exit(0);
}

process.on("SIGTERM", () => void leave());
process.on("SIGINT", () => void leave());
// The start script is gone, however it went: without it nobody needs us.
process.on("disconnect", () => void leave());

console.log(`stripe stand-in ${sandbox.url}`);
