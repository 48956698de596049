import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { POST as confirmOrders } from "@/app/api/orders/find/confirm/route";
import { openCode, registerDevice } from "@/lib/accounts";
import { codeOf } from "@/lib/accounts/rules";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { orders } from "@/lib/db/schema/orders";
import { rateLimits } from "@/lib/db/schema/http";
import { env } from "@/lib/env/server";
import { buyNow, CONTACT, createShop } from "@/lib/testing/checkout";
import { piecesOf } from "@/lib/testing/one-tap";
import { payOnPage, sandbox } from "@/lib/testing/stripe";
import { answer } from "../sim/web";
import { AT_ONCE, eachRound, type Got, openRaceCourse } from "./race";

const ctx = systemContext(db, "race");
const course = await openRaceCourse((request) =>
  request.url.endsWith("/confirm") ? confirmOrders(request, { params: Promise.resolve({}) }) : answer(request),
);
afterAll(() => course.close());

const all = <Item>(make: (number: number) => Item) => Array.from({ length: AT_ONCE }, (_, number) => make(number));
const caller = (number: number) => ({ "x-client-ip": `10.1.0.${number}` });
const statuses = (answers: Got[]) => {
  const counts: Record<string, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const pages = () => Object.values(sandbox.state().sessions).reduce((sum, many) => sum + many, 0);

/** Counters of requests would count the rounds. */
const eachFreshRound = (run: () => Promise<void>) =>
  eachRound(async () => {
    await db.delete(rateLimits);
    await run();
  });

describe(`${AT_ONCE} requests whose last byte comes at the same moment`, () => {
  it("sell the last unit once", () =>
    eachFreshRound(async () => {
      const shop = await createShop(ctx, { onHand: 1 });
      const body = buyNow(shop);
      const headers = (number: number) => ({ ...caller(number), "idempotency-key": crypto.randomUUID() });
      const answers = await course.send(all((number) => ({ path: "/api/checkouts", body, headers: headers(number) })));
      expect(statuses(answers)).toEqual({ 201: 1, 409: AT_ONCE - 1 });
      expect(await piecesOf(ctx, shop)).toEqual([1, 1]);
    }));

  it("under one key with one body are one checkout with one page and one answer", () =>
    eachFreshRound(async () => {
      const shop = await createShop(ctx, { onHand: AT_ONCE });
      const [before, opened] = [await db.$count(checkouts), pages()];
      const headers = { "idempotency-key": crypto.randomUUID() };
      const sent = all((number) => ({
        path: "/api/checkouts",
        body: buyNow(shop),
        headers: { ...caller(number), ...headers },
      }));
      const { 201: made = 0, 409: waits = 0, ...others } = statuses(await course.send(sent));
      expect([others, made > 0, made + waits]).toEqual([{}, true, AT_ONCE]);
      expect([(await db.$count(checkouts)) - before, pages() - opened]).toEqual([1, 1]);
      const repeated = await course.send(sent);
      expect(new Set(repeated.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
      expect(repeated[0]?.status).toBe(201);
    }));

  it("under one key with other bodies let one body through and refuse the others", () =>
    eachFreshRound(async () => {
      const shop = await createShop(ctx, { onHand: 100 });
      const device = await registerDevice(db);
      const headers = { cookie: `device=${device.token}`, "idempotency-key": crypto.randomUUID() };
      const before = await db.$count(checkouts);
      const answers = await course.send(
        all((number) => ({
          path: "/api/checkouts",
          body: buyNow(shop, 1 + (number % 4)),
          headers: { ...caller(number), ...headers },
        })),
      );
      const { 201: made = 0, 409: waits = 0, 422: refused = 0, ...others } = statuses(answers);
      expect([others, made > 0, made + waits, refused]).toEqual([{}, true, AT_ONCE / 4, (AT_ONCE / 4) * 3]);
      expect((await db.$count(checkouts)) - before).toBe(1);
    }));

  it("settle a payment once, and all of them are shown the same order", () =>
    eachFreshRound(async () => {
      const shop = await createShop(ctx, { onHand: 1 });
      const headers = { "idempotency-key": crypto.randomUUID() };
      const [started] = await course.send([{ path: "/api/checkouts", body: buyNow(shop), headers }]);
      // Safe: the route's contract.
      const { checkoutId, url } = started?.body as { checkoutId: string; url: string };
      await payOnPage(url);
      const body = { sessionId: new URL(url).pathname.split("/").at(-1) };
      const answers = await course.send(
        all((number) => ({ path: "/api/checkouts/settle", body, headers: caller(number) })),
      );
      expect(answers.map(({ body: told }) => told)).toEqual(all(() => answers[0]?.body));
      expect(answers[0]).toMatchObject({ status: 200, body: { state: "paid" } });
      expect(await db.$count(orders, eq(orders.checkoutId, checkoutId))).toBe(1);
    }));

  it("use a mailed code once", () =>
    eachFreshRound(async () => {
      const device = await registerDevice(db);
      const shopper = { ...ctx, actor: { kind: "device", deviceId: device.id } as const };
      const id = await openCode(shopper, { email: CONTACT.email, purpose: "find_orders", locale: "th" });
      const body = { code: codeOf(id, env.APP_SECRET), isToRemember: false };
      const headers = (number: number) => ({ ...caller(number), cookie: `device=${device.token}` });
      const answers = await course.send(
        all((number) => ({ path: "/api/orders/find/confirm", body, headers: headers(number) })),
      );
      expect(statuses(answers)).toEqual({ 200: 1, 409: AT_ONCE - 1 });
    }));
});
