/** One press of "pay": its body as sent, and the key under which a repeat finds the first answer. */
export type Attempt = { key: string; body: string };

/**
 * The key for a press.
 *
 * @param unanswered The last press, if nothing answered it: sending the same again is then the same press.
 * @param body What is sent now.
 */
export const attemptFor = (unanswered: Attempt | null, body: string): Attempt =>
  unanswered?.body === body ? unanswered : { key: newKey(), body };

/** `randomUUID` exists only on https and localhost; a shop in a test on the local network has neither. */
function newKey(): string {
  if ("randomUUID" in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
