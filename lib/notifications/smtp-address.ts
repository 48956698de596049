/** A server that hangs is given up long before the outbox lends the message to somebody else. */
const PATIENCE_MS = 10_000;
const WAITS = ["dnsTimeout", "connectionTimeout", "greetingTimeout", "socketTimeout"];

/**
 * The mail server's address with how long to wait for it: nodemailer takes an address or options, never both.
 *
 * @param smtpUrl `smtp:` or `smtps:`; what it says itself stays.
 */
export function patientAddress(smtpUrl: string, patienceMs = PATIENCE_MS): string {
  const url = new URL(smtpUrl);
  for (const wait of WAITS) {
    if (!url.searchParams.has(wait)) url.searchParams.set(wait, String(patienceMs));
  }
  return url.href;
}
