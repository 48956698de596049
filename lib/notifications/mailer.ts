import "server-only";
import { createTransport } from "nodemailer";
import { env } from "@/lib/env/server";
import { patientAddress } from "./smtp-address";

export type Mail = { to: string; subject: string; text: string; html: string; id: string };

const transport = createTransport(patientAddress(env.SMTP_URL), { from: env.MAIL_FROM });

/**
 * Hands a mail to the SMTP server.
 *
 * @param mail `id` makes the Message-ID: should it be sent twice, mail programs show it once.
 */
export async function sendMail({ id, ...mail }: Mail): Promise<void> {
  const domain = new URL(env.SITE_URL).hostname;
  await transport.sendMail({
    ...mail,
    messageId: `<${id}@${domain}>`,
    headers: { "Auto-Submitted": "auto-generated" },
  });
}
