import Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { clientFor, openSandbox } from "./testing";

describe("the API's door", () => {
  it("refuses a live key, a key that is none, and no key at all, each in Stripe's shape", async () => {
    const { sandbox } = await openSandbox();
    for (const authorization of ["Bearer sk_live_1", "Bearer pk_test_1", "Basic c2s6", null]) {
      const response = await fetch(`${sandbox.url}/v1/events`, { headers: authorization ? { authorization } : {} });
      expect(response.status).toBe(401);
      expect(response.headers.get("request-id")).toMatch(/^req_/);
      expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
    }
    const live = new Stripe("sk_live_1", { host: "127.0.0.1", port: sandbox.port, protocol: "http" });
    await expect(live.events.list()).rejects.toMatchObject({ type: "StripeAuthenticationError" });
  });

  it("answers an unknown route in Stripe's shape, so that the SDK throws", async () => {
    const { stripe } = await openSandbox();
    await expect(stripe.coupons.create({})).rejects.toMatchObject({
      type: "StripeInvalidRequestError",
      statusCode: 404,
      message: "Unrecognized request URL (POST: /v1/coupons).",
    });
    await expect(stripe.balance.retrieve()).rejects.toMatchObject({ statusCode: 404 });
  });

  it("refuses another version of the API", async () => {
    const { sandbox } = await openSandbox();
    const older = clientFor(sandbox.port);
    const list = older.events.list({}, { apiVersion: "2025-09-30.clover" });
    await expect(list).rejects.toMatchObject({ statusCode: 400, message: expect.stringContaining("endive") as string });
  });

  it("refuses a body beyond a megabyte", async () => {
    const { sandbox } = await openSandbox();
    const response = await fetch(`${sandbox.url}/v1/refunds`, { method: "POST", body: "a".repeat(1_100_000) });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
  });
});
