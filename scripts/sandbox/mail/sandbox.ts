import { openMailbox, type Mailbox } from "./mailbox";
import { startPages } from "./page-server";
import { startSmtp } from "./smtp";

type MailSandbox = { smtpUrl: string; pageUrl: string; mailbox: Mailbox; stop: () => Promise<void> };

/**
 * A mail server that keeps what it gets, with an inbox page.
 *
 * @param options Ports (0: any free one), and the file that keeps the mails over restarts.
 */
export async function startMailSandbox(options: {
  smtpPort: number;
  pagePort: number;
  dataFile?: string;
}): Promise<MailSandbox> {
  const mailbox = openMailbox(options.dataFile);
  const smtp = await startSmtp(mailbox, options.smtpPort);
  const pages = await startPages(mailbox, options.pagePort);
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    pageUrl: `http://localhost:${pages.port}`,
    mailbox,
    stop: async () => {
      await Promise.all([smtp.stop(), pages.stop()]);
    },
  };
}
