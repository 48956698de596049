import { describe, expect, it } from "vitest";
import { CARDS, createPaidSession, openSandbox, sessionParams, submitCard } from "./testing";

const alertOf = (page: string): string => /role="alert"[^>]*>\s*<p>([^<]*)/.exec(page)?.[1] ?? "";

async function openPage(locale: "th" | "en") {
  const { sandbox, stripe } = await openSandbox();
  const session = await stripe.checkout.sessions.create(sessionParams({ locale }));
  return { sandbox, stripe, session };
}

describe("the hosted page", () => {
  it.each([
    ["th", "หน้าทดสอบ ไม่มีการตัดเงินจริง", "กลับไปที่ร้าน"],
    ["en", "Test page: no real money", "Back to the shop"],
  ] as const)("shows lines, total and the way back in %s, and that it is a stand-in", async (locale, stage, back) => {
    const { session } = await openPage(locale);
    const response = await fetch(session.url ?? "");
    const page = await response.text();
    expect(response.status).toBe(200);
    for (const text of [`<html lang="${locale}">`, stage, back, "Indigo scarf", "980.00", "http://shop.example/bag"]) {
      expect(page).toContain(text);
    }
  });

  it("follows the browser's language when the session leaves it open", async () => {
    const { stripe } = await openSandbox();
    const { url } = await stripe.checkout.sessions.create(sessionParams({ locale: "auto" }));
    const thai = await fetch(url ?? "", { headers: { "accept-language": "th-TH,en;q=0.8" } });
    expect(await thai.text()).toContain('<html lang="th">');
    const other = await fetch(url ?? "", { headers: { "accept-language": "de" } });
    expect(await other.text()).toContain('<html lang="en">');
  });

  it("allows nothing but its own style, and a form that may lead back to the shop", async () => {
    const { session } = await openPage("en");
    const response = await fetch(session.url ?? "");
    const policy = response.headers.get("content-security-policy");
    expect(policy).toMatch(
      /^default-src 'none'; img-src 'self'; style-src 'sha256-[^']+'; form-action 'self' http:\/\/shop\.example;/,
    );
    expect(await response.text()).not.toMatch(/<script|<img|<link|https?:\/\/(?!shop\.example)/);
  });

  it("escapes what the shop wrote", async () => {
    const { stripe } = await openSandbox();
    const product_data = { name: `<b>"Scarf" & 'co'</b>` };
    const { url } = await stripe.checkout.sessions.create(
      sessionParams({
        line_items: [{ quantity: 1, price_data: { currency: "thb", unit_amount: 2000, product_data } }],
      }),
    );
    const page = await (await fetch(url ?? "")).text();
    expect(page).toContain("&lt;b&gt;&quot;Scarf&quot; &amp; &#39;co&#39;&lt;/b&gt;");
  });

  it("sends the paid buyer to the success address with the session's id in it", async () => {
    const { session, stripe } = await openPage("en");
    const response = await submitCard(session.url);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`http://shop.example/return?session=${session.id}`);
    await expect(stripe.checkout.sessions.retrieve(session.id)).resolves.toMatchObject({ payment_status: "paid" });
  });

  it("pays once when the page is submitted many times at once", async () => {
    const { sandbox, session } = await openPage("en");
    const responses = await Promise.all(Array.from({ length: 5 }, () => submitCard(session.url)));
    expect(responses.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
    expect(sandbox.state()).toMatchObject({
      charges: { succeeded: 1 },
      paymentIntents: { succeeded: 1 },
      events: { "checkout.session.completed": 1 },
    });
  });

  it.each([
    ["declined", { en: "Your card was declined.", th: "บัตรถูกปฏิเสธ" }, "card_declined"],
    ["insufficientFunds", { en: "not enough funds", th: "ยอดเงินในบัตรไม่เพียงพอ" }, "card_declined"],
    ["lost", { en: "Your card was declined.", th: "บัตรถูกปฏิเสธ" }, "card_declined"],
    ["expired", { en: "has expired", th: "บัตรหมดอายุแล้ว" }, "expired_card"],
    ["incorrectCvc", { en: "(CVC) is not correct", th: "(CVC) ไม่ถูกต้อง" }, "incorrect_cvc"],
    ["processingError", { en: "could not be processed", th: "ไม่สามารถดำเนินการกับบัตรได้" }, "processing_error"],
  ] as const)(
    "says in both languages that a card is %s, and lets the buyer try again",
    async (card, { en, th }, code) => {
      for (const [locale, words] of [
        ["en", en],
        ["th", th],
      ] as const) {
        const { session, stripe } = await openPage(locale);
        const declined = await submitCard(session.url, { number: CARDS[card], name: "สมศรี ใจดี", cvc: "5678" });
        const page = await declined.text();
        expect(declined.status).toBe(402);
        expect(alertOf(page)).toContain(words);
        expect(page).not.toMatch(/lost|สูญหาย/i);
        expect(page).toContain(`value="${CARDS[card]}"`);
        expect(page).toContain('value="สมศรี ใจดี"');
        expect(page).not.toContain("5678");
        const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
        expect(payment_intent).toMatchObject({ last_payment_error: { code }, status: "requires_payment_method" });
        expect((await submitCard(session.url)).status).toBe(303);
      }
    },
  );

  it.each([
    [{ number: "4111111111111111" }, "number"],
    [{ number: "" }, "number"],
    [{ expiry: "01/20" }, "expiry"],
    [{ expiry: "13/40" }, "expiry"],
    [{ cvc: "12" }, "cvc"],
    [{ name: "  " }, "name"],
  ])("charges nothing for %o and points to the field", async (form, field) => {
    const { sandbox, session } = await openPage("en");
    const response = await submitCard(session.url, form);
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(alertOf(page)).not.toBe("");
    expect(/<input[^>]*id="(\w+)"[^>]*aria-invalid/.exec(page)?.[1]).toBe(field);
    expect(sandbox.state()).toMatchObject({ charges: {}, paymentIntents: {} });
  });

  it("takes an expiry written in any usual way", async () => {
    for (const expiry of ["12/40", "12 / 2040", "1240", "12-40"]) {
      const { session } = await openPage("en");
      expect((await submitCard(session.url, { expiry })).status).toBe(303);
    }
  });

  it("says that a session is complete or expired, with a link back, and charges no more", async () => {
    const { sandbox, stripe } = await openSandbox();
    const paid = await createPaidSession(stripe, { locale: "en" });
    const complete = await (await fetch(`${sandbox.url}/c/pay/${paid.id}`)).text();
    expect(complete).toContain("This payment is complete.");
    expect(complete).toContain(`http://shop.example/return?session=${paid.id}`);
    const { id, url } = await stripe.checkout.sessions.create(sessionParams({ locale: "th" }));
    await stripe.checkout.sessions.expire(id);
    const expired = await (await submitCard(url)).text();
    expect(expired).toContain("หน้าชำระเงินนี้หมดอายุแล้ว");
    expect(expired).toContain("http://shop.example/bag");
    expect(sandbox.state().charges).toEqual({ succeeded: 1 });
  });

  it("answers 404 for a session that does not exist", async () => {
    const { sandbox } = await openSandbox();
    const response = await fetch(`${sandbox.url}/c/pay/cs_test_none`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("There is no such payment page.");
  });
});
