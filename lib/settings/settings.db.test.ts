import { desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { openBrandAccount } from "@/lib/accounts";
import { getContentPage, getStaffText, previewText, resetText, saveText } from "@/lib/content";
import { SHIPPED_LOOK } from "@/lib/core/look";
import type { Context } from "@/lib/db/context";
import { people } from "@/lib/db/schema/accounts";
import { auditLog } from "@/lib/db/schema/audit";
import { outbox } from "@/lib/db/schema/outbox";
import { shopSettings } from "@/lib/db/schema/settings";
import { withCommits, withContext } from "@/lib/testing/database";
import { createMedia } from "@/lib/testing/factories";
import { asStaff } from "@/lib/testing/staff";
import { getShop, getStaffSettings, messagesWith, saveFacts, saveLogo, saveLook, SHIPPED_SHOP } from ".";
import { FactsInput, StaffSettings } from "./staff-contract";

const visitor = { kind: "visitor" } as const;

const FACTS = {
  ...{ nameTh: "บ้านดิน", nameEn: "Baan Din", aboutTh: "", aboutEn: "", email: "hello@baandin.example", phone: "" },
  ...{ addressTh: "", addressEn: "", returnDays: 30, currencies: ["JPY" as const] },
};
const accent = (clay: string) => ({ ...SHIPPED_LOOK, light: { ...SHIPPED_LOOK.light, clay } });
const lastNoted = async ({ db }: Context) => (await db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1))[0];
const renewals = ({ db }: Context) => db.$count(outbox, eq(outbox.kind, "pages_changed"));

describe("saveFacts", () => {
  it("writes the shop, what was before, the brand's own account, and promises new pages", () =>
    withContext(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      await openBrandAccount(ctx);
      expect(StaffSettings.parse(await getStaffSettings(admin))).toMatchObject({ version: 0, name: SHIPPED_SHOP.name });
      await saveFacts(admin, { version: 0, ...FACTS });
      const shop = await getShop(ctx);
      expect(shop).toMatchObject({ name: { th: "บ้านดิน", en: "Baan Din" }, returnDays: 30, look: SHIPPED_LOOK });
      expect(shop.currencies).toEqual(["THB", "JPY"]);
      expect(messagesWith(shop, "en").checkout.trustReturns).toContain("30");
      expect(messagesWith(shop, "en").consent.own).toContain("Baan Din");
      expect(messagesWith(shop, "th").rightsRequest.intro).toContain("บ้านดิน");
      expect(messagesWith(shop, "th").feed.title).toContain("บ้านดิน");
      expect(await lastNoted(ctx)).toMatchObject({
        ...{ action: "settings.shop", entity: "settings", personId: admin.personId },
        before: { returnDays: SHIPPED_SHOP.returnDays, email: SHIPPED_SHOP.email },
        after: { returnDays: 30, email: "hello@baandin.example" },
      });
      expect(await lastNoted(ctx)).not.toMatchObject({ after: { phone: "" } });
      expect(await renewals(ctx)).toBe(1);
      const [account] = await ctx.db.select({ name: people.name }).from(people).where(eq(people.handle, "lamai"));
      expect(account?.name).toBe("Baan Din · บ้านดิน");
    }));

  it("notes nothing and keeps the version where nothing changed", () =>
    withContext(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      await saveFacts(admin, { version: 0, ...FACTS });
      await saveFacts(admin, { version: 1, ...FACTS });
      expect((await getStaffSettings(admin)).version).toBe(1);
      expect(await renewals(ctx)).toBe(1);
    }));

  it("lets one of two admins win who change the same settings at once", () =>
    withCommits(visitor, async (ctx) => {
      const [one, two] = [await asStaff(ctx, "admin"), await asStaff(ctx, "admin")];
      const answers = await Promise.allSettled([
        saveFacts(one, { version: 0, ...FACTS, nameEn: "One" }),
        saveFacts(two, { version: 0, ...FACTS, nameEn: "Two" }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
        reason: { code: "precondition_failed", reason: "changed-meanwhile" },
      });
      expect(await ctx.db.$count(auditLog)).toBe(1);
    }));

  it("is for admins: a manager is refused, and a stranger learns nothing", () =>
    withContext(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      await expect(saveFacts(manager, { version: 0, ...FACTS })).rejects.toMatchObject({ code: "forbidden" });
      await expect(saveFacts(ctx, { version: 0, ...FACTS })).rejects.toMatchObject({ code: "not_found" });
      await expect(getStaffSettings(manager)).rejects.toMatchObject({ code: "forbidden" });
    }));
});

describe("FactsInput", () => {
  it.each([
    ["nameTh", " "],
    ["nameEn", "x".repeat(41)],
    ["email", "nobody"],
    ["phone", "call me"],
    ["returnDays", -1],
    ["returnDays", 1.5],
    ["currencies", ["BTC"]],
    ["addressEn", "a\u0000b"],
  ])("refuses %s %j at its own field", (name, value) => {
    const { error } = FactsInput.safeParse({ version: 0, ...FACTS, [name]: value });
    expect(error?.issues.map(({ path }) => path[0])).toEqual([name]);
  });
});

describe("saveLook", () => {
  it("writes a look that can be read", () =>
    withContext(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      await saveLook(admin, { version: 0, look: accent("#245a3c") });
      expect((await getShop(ctx)).look.light.clay).toBe("#245a3c");
      expect(await lastNoted(ctx)).toMatchObject({
        action: "settings.look",
        after: { look: { light: { clay: "#245a3c" } } },
      });
    }));

  it("refuses colours below AA with their ratio, and what is no colour", () =>
    withContext(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      await expect(saveLook(admin, { version: 0, look: accent("#c0a090") })).rejects.toMatchObject({
        ...{ code: "invalid", reason: "look-unreadable" },
        errors: [
          { pointer: "#/look/light/clay", key: "contrastPaper", values: { ratio: "2.28", needed: 4.5 } },
          { pointer: "#/look/light/clay", key: "contrastSurface", values: { ratio: "2.42", needed: 4.5 } },
        ],
      });
      await expect(saveLook(admin, { version: 0, look: accent("red;}") })).rejects.toMatchObject({
        errors: [{ pointer: "#/look/light/clay", key: "hex" }],
      });
      expect(await ctx.db.$count(shopSettings)).toBe(0);
    }));

  it("is for admins, and never writes over what somebody else changed", () =>
    withContext(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      const input = { version: 0, look: accent("#245a3c") };
      await expect(saveLook(await asStaff(ctx, "manager"), input)).rejects.toMatchObject({ code: "forbidden" });
      await saveFacts(admin, { version: 0, ...FACTS });
      await expect(saveLook(admin, input)).rejects.toMatchObject({ reason: "changed-meanwhile" });
    }));
});

describe("saveLogo", () => {
  it("puts a picture in place of the name and takes it away, for admins only", () =>
    withContext(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      const mediaId = await createMedia(ctx);
      await saveLogo(admin, { version: 0, mediaId });
      const { logo } = await getShop(ctx);
      expect(logo).toMatchObject({ mediaId });
      expect(await lastNoted(ctx)).toMatchObject({ action: "settings.logo", before: { logo: null }, after: { logo } });
      await expect(saveLogo(admin, { version: 0, mediaId: null })).rejects.toMatchObject({
        reason: "changed-meanwhile",
      });
      await saveLogo(admin, { version: 1, mediaId: null });
      expect((await getShop(ctx)).logo).toBeNull();
      const gone = { version: 2, mediaId: crypto.randomUUID() };
      await expect(saveLogo(admin, gone)).rejects.toMatchObject({ code: "not_found" });
      await expect(saveLogo(await asStaff(ctx, "manager"), gone)).rejects.toMatchObject({ code: "forbidden" });
    }));
});

describe("getShop", () => {
  it("takes what it does not understand as it was shipped", () =>
    withContext(visitor, async (ctx) => {
      const settings = { name: "Lamai", returnDays: 7, look: { light: {} }, unheardOf: 1 };
      await ctx.db.insert(shopSettings).values({ settings, version: 3 });
      expect(await getShop(ctx)).toEqual({ ...SHIPPED_SHOP, returnDays: 7 });
    }));
});

const WORDS = {
  title: "Returns at {brand}",
  description: "How",
  body: "## Days {#days}\n\n{returnDays} days, {email}.",
};
const RETURNS = { page: "returns", locale: "en" } as const;

describe("saveText", () => {
  it("shows what was written, in one language, and takes the shipped text back", () =>
    withContext(visitor, async (plain) => {
      const ctx = { ...plain, now: () => new Date("2027-01-02T20:00:00Z") };
      const admin = { ...(await asStaff(ctx, "admin")), now: ctx.now };
      const shipped = await getContentPage(ctx, "returns", "en");
      const thai = await getContentPage(ctx, "returns", "th");
      await saveText(admin, RETURNS, { version: 0, ...WORDS });
      const page = await getContentPage(ctx, "returns", "en");
      expect(page).toMatchObject({ title: "Returns at Lamai", updatedOn: "2027-01-03" });
      expect(JSON.stringify(page.blocks)).toContain("14 days, hello@lamai.example.");
      expect(await getContentPage(ctx, "returns", "th")).toEqual(thai);
      expect(await getStaffText(admin, RETURNS)).toMatchObject({ ...WORDS, version: 1, isWritten: true });
      expect(await lastNoted(ctx)).toMatchObject({ action: "settings.text", label: "returns/en", before: null });
      await resetText(admin, RETURNS, 1);
      expect(await getContentPage(ctx, "returns", "en")).toEqual(shipped);
      expect(await getStaffText(admin, RETURNS)).toMatchObject({ version: 2, isWritten: false });
    }));

  it("never lets a name of the shop become Markdown, and an odd one breaks no page", () =>
    withContext(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      const nameEn = "[x](javascript:alert(1)) | *{y}* http://z";
      await saveFacts(admin, { version: 0, ...FACTS, nameEn });
      await saveText(admin, RETURNS, { version: 1, ...WORDS, title: "T", body: "Of {brand}" });
      const { blocks } = await getContentPage(ctx, "returns", "en");
      expect(blocks).toEqual([{ kind: "paragraph", children: [{ kind: "text", text: `Of ${nameEn}` }] }]);
      for (const page of ["terms", "privacy", "contact", "shipping"] as const) await getContentPage(ctx, page, "en");
    }));

  it.each([
    ["Hello {nobody}", "textName", "{nobody}"],
    ["## No anchor", "textHeading", "## No anchor"],
    ["[x](javascript:alert(1))", "textLink", "javascript:alert(1)"],
    ["![x](x.png)", "textPart", "![x](x.png)"],
  ])("refuses %j with what is wrong", (body, key, part) =>
    withContext(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      const refusal = { reason: "text-unreadable", errors: [{ pointer: "#/body", key, values: { part } }] };
      await expect(saveText(admin, RETURNS, { version: 0, ...WORDS, body })).rejects.toMatchObject(refusal);
      await expect(previewText(admin, RETURNS, { ...WORDS, body })).rejects.toMatchObject(refusal);
    }),
  );

  it("is for admins, and never writes over what somebody else changed", () =>
    withContext(visitor, async (ctx) => {
      const [admin, manager] = [await asStaff(ctx, "admin"), await asStaff(ctx, "manager")];
      const input = { version: 0, ...WORDS };
      await expect(saveText(manager, RETURNS, input)).rejects.toMatchObject({ code: "forbidden" });
      await expect(previewText(manager, RETURNS, WORDS)).rejects.toMatchObject({ code: "forbidden" });
      await expect(resetText(manager, RETURNS, 0)).rejects.toMatchObject({ code: "forbidden" });
      await saveText(admin, RETURNS, input);
      await expect(saveText(admin, { page: "terms", locale: "en" }, input)).rejects.toMatchObject({
        reason: "changed-meanwhile",
      });
    }));
});
