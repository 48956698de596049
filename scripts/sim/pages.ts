/** What a buyer's browser does outside of the shop: Stripe's page and the bank's. */
export const GOOD_CARDS = [
  ...["4242424242424242", "5555555555554444", "4000007640000003"],
  ...["4000000000007726", "4000000000005126", "4000000000000259"],
] as const;
export const BAD_CARDS = ["4000000000000002", "4000000000009995", "4000000000000119", "4100000000000019"] as const;
export const ASKING_CARD = "4000002760003184";

type Paid = "paid" | "refused" | "lost";

/**
 * Pays on Stripe's page.
 *
 * @returns `refused` also for a page that is gone; `lost` when nobody knows.
 */
export async function payOnPage(url: string, number: string, doesAgree: boolean): Promise<Paid> {
  const form = { number, expiry: "12/40", cvc: "123", name: "Somsri Jaidee", keep: "on" };
  const sent = await submit(url, form);
  if (sent?.status !== 303) return sent === null ? "lost" : "refused";
  const next = sent.headers.get("location") ?? "";
  return next.startsWith("/3ds/") ? answerBank(new URL(next, url).href, doesAgree) : "paid";
}

/** Answers the bank's question. */
export async function answerBank(url: string, doesAgree: boolean): Promise<Paid> {
  const sent = await submit(url, { action: doesAgree ? "accept" : "refuse" });
  if (sent === null) return "lost";
  return doesAgree && sent.status === 303 ? "paid" : "refused";
}

async function submit(url: string, form: Record<string, string>): Promise<Response | null> {
  try {
    const sent = await fetch(url, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
    await sent.arrayBuffer();
    return sent;
  } catch {
    return null;
  }
}
