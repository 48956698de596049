import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newToken } from "@/lib/core/ids";
import type { Context } from "@/lib/db/context";
import { emailCodes, rememberedDevices, savedAddresses } from "@/lib/db/schema/accounts";
import { ADDRESS, CONTACT } from "@/lib/testing/checkout";
import { asCustomer, BROWSER, readCode } from "@/lib/testing/customers";
import { withCommits, withContext } from "@/lib/testing/database";
import { createDevice } from "@/lib/testing/factories";
import { openCode, redeemCode } from "./commands/open-code";
import { recognizeCustomer } from "./commands/recognize-customer";
import { rememberDevice } from "./commands/remember-device";
import { revokeDevice } from "./commands/revoke-device";
import { changeAddress, removeAddress, saveAddress } from "./commands/save-address";
import { listAddresses, listRememberedDevices } from "./customer-queries";

const visitor = { kind: "visitor" } as const;

const pass = ({ db }: Context, minutes: number) =>
  db.execute(sql`update remembered_devices set rotated_at = rotated_at - make_interval(mins => ${minutes}),
    seen_at = seen_at - make_interval(mins => ${minutes})`);

const isRevoked = async ({ db }: Context, deviceId: string) => {
  const [row] = await db.select().from(rememberedDevices).where(eq(rememberedDevices.deviceId, deviceId));
  return row?.revokedAt !== null;
};

describe("recognizeCustomer", () => {
  it("knows a remembered browser and nobody else, and keeps only hashes", () =>
    withContext(visitor, async (ctx) => {
      const { customerId, deviceId, token } = await asCustomer(ctx);
      expect(await recognizeCustomer(ctx.db, { deviceId, token })).toEqual({ customerId, newToken: null });
      expect(await recognizeCustomer(ctx.db, { deviceId, token: newToken() })).toBeNull();
      expect(JSON.stringify(await ctx.db.select().from(rememberedDevices))).not.toContain(token);
    }));

  it("ends a token that comes from another device", () =>
    withContext(visitor, async (ctx) => {
      const { deviceId, token } = await asCustomer(ctx);
      const { id: thief } = await createDevice(ctx);
      expect(await recognizeCustomer(ctx.db, { deviceId: thief, token })).toBeNull();
      expect(await recognizeCustomer(ctx.db, { deviceId, token })).toBeNull();
    }));

  it("replaces a token after a while; the one before is good for a minute", () =>
    withContext(visitor, async (ctx) => {
      const { customerId, deviceId, token } = await asCustomer(ctx);
      await pass(ctx, 11);
      const next = (await recognizeCustomer(ctx.db, { deviceId, token }))?.newToken ?? "";
      expect(next).not.toBe("");
      expect(await recognizeCustomer(ctx.db, { deviceId, token })).toEqual({ customerId, newToken: null });
      expect(await recognizeCustomer(ctx.db, { deviceId, token: next })).toEqual({ customerId, newToken: null });
    }));

  it("takes a replaced token for a theft once its successor was seen, and ends both", () =>
    withContext(visitor, async (ctx) => {
      const { deviceId, token } = await asCustomer(ctx);
      await pass(ctx, 11);
      const next = (await recognizeCustomer(ctx.db, { deviceId, token }))?.newToken ?? "";
      await ctx.db.execute(sql`update remembered_devices set rotated_at = rotated_at - interval '2 minutes'`);
      await recognizeCustomer(ctx.db, { deviceId, token: next });
      expect(await recognizeCustomer(ctx.db, { deviceId, token })).toBeNull();
      expect(await isRevoked(ctx, deviceId)).toBe(true);
      expect(await recognizeCustomer(ctx.db, { deviceId, token: next })).toBeNull();
    }));

  it("forgives a browser that never got its new token", () =>
    withContext(visitor, async (ctx) => {
      const { customerId, deviceId, token } = await asCustomer(ctx);
      await pass(ctx, 11);
      await recognizeCustomer(ctx.db, { deviceId, token });
      await pass(ctx, 60);
      const again = await recognizeCustomer(ctx.db, { deviceId, token });
      expect(again).toMatchObject({ customerId });
      expect(again?.newToken).not.toBeNull();
    }));

  it("gives one new token to several requests at once", () =>
    withCommits(visitor, async (ctx) => {
      const { deviceId, token } = await asCustomer(ctx);
      await pass(ctx, 11);
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => recognizeCustomer(ctx.db, { deviceId, token })),
      );
      expect(answers.every((answer) => answer !== null)).toBe(true);
      expect(answers.filter((answer) => answer?.newToken !== null)).toHaveLength(1);
    }));
});

describe("rememberDevice", () => {
  it("gives another token while the first was never seen, and none after that", () =>
    withContext(visitor, async (ctx) => {
      const { customerId, deviceId, token } = await asCustomer(ctx);
      const wish = { customerId, deviceId, userAgent: BROWSER, askedAt: new Date(Date.now() - 60_000) };
      const second = (await rememberDevice(ctx, wish)) ?? "";
      expect(await recognizeCustomer(ctx.db, { deviceId, token })).not.toBeNull();
      expect(await recognizeCustomer(ctx.db, { deviceId, token: second })).not.toBeNull();
      expect(await rememberDevice(ctx, wish)).toBeNull();
    }));

  it("does not bring back a device that was revoked since", () =>
    withContext(visitor, async (ctx) => {
      const askedAt = new Date(Date.now() - 60_000);
      const { shopper, customerId, deviceId } = await asCustomer(ctx);
      const [device] = await listRememberedDevices(ctx, customerId, deviceId);
      await revokeDevice(shopper, device?.id ?? "");
      expect(await rememberDevice(ctx, { customerId, deviceId, userAgent: BROWSER, askedAt })).toBeNull();
    }));

  it("names the browser, and lets one browser act for one customer", () =>
    withContext(visitor, async (ctx) => {
      const { customerId, deviceId, token } = await asCustomer(ctx);
      expect(await listRememberedDevices(ctx, customerId, deviceId)).toMatchObject([
        { name: "Chrome · Android", isThis: true },
      ]);
      const other = await asCustomer(ctx);
      const wish = { deviceId, userAgent: BROWSER, askedAt: new Date() };
      const next = await rememberDevice(ctx, { ...wish, customerId: other.customerId });
      expect(await recognizeCustomer(ctx.db, { deviceId, token })).toBeNull();
      expect(await recognizeCustomer(ctx.db, { deviceId, token: next ?? "" })).toMatchObject({
        customerId: other.customerId,
      });
    }));
});

describe("revokeDevice", () => {
  it("ends a browser at once; somebody else's is not there", () =>
    withContext(visitor, async (ctx) => {
      const { shopper, customerId, deviceId, token } = await asCustomer(ctx);
      const other = await asCustomer(ctx);
      const [device] = await listRememberedDevices(ctx, customerId, deviceId);
      const id = device?.id ?? "";
      await expect(revokeDevice(other.shopper, id)).rejects.toMatchObject({ code: "not_found" });
      await expect(revokeDevice({ ...ctx, actor: { kind: "device", deviceId } }, id)).rejects.toMatchObject({
        code: "not_found",
      });
      await revokeDevice(shopper, id);
      expect(await recognizeCustomer(ctx.db, { deviceId, token })).toBeNull();
    }));
});

describe("saved addresses", () => {
  it("keeps the same place once, and one default that moves and is inherited", () =>
    withContext(visitor, async (ctx) => {
      const { shopper, customerId } = await asCustomer(ctx);
      await saveAddress(ctx, customerId, { contact: CONTACT, address: { ...ADDRESS } });
      await saveAddress(ctx, customerId, { contact: CONTACT, address: { ...ADDRESS, line1: "7 ถนนสีลม" } });
      const [home, work] = await listAddresses(ctx, customerId);
      expect([home?.isDefault, work?.isDefault]).toEqual([true, false]);
      await changeAddress(shopper, work?.id ?? "", { label: "ที่ทำงาน", isDefault: true });
      expect((await listAddresses(ctx, customerId)).map(({ id, label }) => [id, label])).toEqual([
        [work?.id, "ที่ทำงาน"],
        [home?.id, ""],
      ]);
      await removeAddress(shopper, work?.id ?? "");
      expect(await listAddresses(ctx, customerId)).toMatchObject([{ id: home?.id, isDefault: true }]);
    }));

  it("are not there for anybody else, and nothing of them changes", () =>
    withContext(visitor, async (ctx) => {
      const { customerId } = await asCustomer(ctx);
      const { shopper: other } = await asCustomer(ctx);
      const [home] = await listAddresses(ctx, customerId);
      const id = home?.id ?? "";
      const gone = { code: "not_found" };
      await expect(changeAddress(other, id, { label: "x", isDefault: true })).rejects.toMatchObject(gone);
      await expect(removeAddress(other, id)).rejects.toMatchObject(gone);
      expect(await listAddresses(ctx, customerId)).toEqual([home]);
      expect(await ctx.db.$count(savedAddresses, eq(savedAddresses.isDefault, true))).toBeGreaterThanOrEqual(2);
    }));
});

const CODE = { email: "somsri@example.com", purpose: "find_orders", locale: "th" } as const;

async function asked(ctx: Context) {
  const { id: deviceId } = await createDevice(ctx);
  const shopper: Context = { ...ctx, actor: { kind: "device", deviceId } };
  await openCode(shopper, CODE);
  return { shopper, code: await readCode(ctx, CODE.email) };
}
const wrong = (code: string) => (code === "000000" ? "000001" : "000000");

describe("redeemCode", () => {
  it("proves an address once, and the code itself is stored nowhere", () =>
    withContext(visitor, async (ctx) => {
      const { shopper, code } = await asked(ctx);
      expect(code).toMatch(/^\d{6}$/);
      expect(JSON.stringify(await ctx.db.select().from(emailCodes))).not.toContain(code);
      expect(await redeemCode(shopper, { code, purpose: "find_orders" })).toBe(CODE.email);
      await expect(redeemCode(shopper, { code, purpose: "find_orders" })).rejects.toMatchObject({
        reason: "code-ended",
      });
    }));

  it("is over after five tries, also for the right code", () =>
    withContext(visitor, async (ctx) => {
      const { shopper, code } = await asked(ctx);
      for (let tries = 0; tries < 5; tries += 1) {
        await expect(redeemCode(shopper, { code: wrong(code), purpose: "find_orders" })).rejects.toMatchObject({
          ...{ code: "invalid", reason: "code-wrong" },
        });
      }
      await expect(redeemCode(shopper, { code, purpose: "find_orders" })).rejects.toMatchObject({
        reason: "code-ended",
      });
    }));

  it("is over after ten minutes, for another purpose, on another device, and when a new one was asked for", () =>
    withContext(visitor, async (ctx) => {
      const ended = { reason: "code-ended" };
      const { shopper, code } = await asked(ctx);
      await expect(redeemCode(shopper, { code, purpose: "confirm_purchase" })).rejects.toMatchObject(ended);
      const { id: deviceId } = await createDevice(ctx);
      const other: Context = { ...ctx, actor: { kind: "device", deviceId } };
      await expect(redeemCode(other, { code, purpose: "find_orders" })).rejects.toMatchObject(ended);
      await openCode(shopper, CODE);
      const next = await readCode(ctx, CODE.email);
      if (next !== code) {
        await expect(redeemCode(shopper, { code, purpose: "find_orders" })).rejects.toMatchObject({
          reason: "code-wrong",
        });
      }
      await ctx.db.update(emailCodes).set({ expiresAt: sql`now() - interval '1 second'` });
      await expect(redeemCode(shopper, { code: next, purpose: "find_orders" })).rejects.toMatchObject(ended);
    }));

  it("is used by one of several requests at once", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, code } = await asked(ctx);
      const tries = await Promise.allSettled(
        Array.from({ length: 5 }, () => redeemCode(shopper, { code, purpose: "find_orders" })),
      );
      expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }));
});
