import { startMailSandbox } from "./sandbox";

const { MAIL_SANDBOX_SMTP_PORT, MAIL_SANDBOX_PAGE_PORT, MAIL_SANDBOX_DATA } = process.env;
const USUAL_SMTP_PORT = 1025;
const USUAL_PAGE_PORT = 1080;

const sandbox = await startMailSandbox({
  smtpPort: Number(MAIL_SANDBOX_SMTP_PORT ?? USUAL_SMTP_PORT),
  pagePort: Number(MAIL_SANDBOX_PAGE_PORT ?? USUAL_PAGE_PORT),
  ...(MAIL_SANDBOX_DATA && { dataFile: MAIL_SANDBOX_DATA }),
});

async function leave(): Promise<void> {
  await sandbox.stop();
  process.exit(0);
}

// The channel closes when the start script is gone, however it went: without it nobody needs us.
for (const signal of ["SIGTERM", "SIGINT", "disconnect"] as const) process.on(signal, () => void leave());

console.log(`mail stand-in ${sandbox.smtpUrl}, inbox ${sandbox.pageUrl}`);
