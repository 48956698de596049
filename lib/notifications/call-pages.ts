import { env } from "@/lib/env/server";
import { signPageCall } from "@/lib/outbox";

const PATIENCE_MS = 10_000;

/**
 * Tells the web process, which alone can, to make its pages anew.
 *
 * @throws Error when it does not answer or refuses: the outbox tries again.
 */
export async function callPages(messageId: string): Promise<void> {
  const answer = await fetch(`${env.WEB_URL ?? env.SITE_URL}/api/pages`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${signPageCall(messageId)}` },
    body: "{}",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!answer.ok) throw new Error(`the web process answered ${answer.status} to changed pages`);
}
