import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { findStaff } from "@/lib/accounts";
import { findOrders } from "@/lib/customers";
import type { Context } from "@/lib/db/context";
import { people, sessions } from "@/lib/db/schema/accounts";
import { auditLog } from "@/lib/db/schema/audit";
import { outbox } from "@/lib/db/schema/outbox";
import { readCode } from "@/lib/testing/customers";
import { withCommits, withContext } from "@/lib/testing/database";
import { createDevice } from "@/lib/testing/factories";
import { asStaff } from "@/lib/testing/staff";
import { askToSignIn, changePerson, invitePerson, listMySessions, listPeople, makeAdmin, signIn, signOut } from ".";

const visitor = { kind: "visitor" } as const;

/** A browser that nobody is signed in at. */
async function asBrowser(ctx: Context): Promise<Context> {
  const { id: deviceId } = await createDevice(ctx);
  return { ...ctx, actor: { kind: "device", deviceId } };
}

async function emailOf(ctx: Context, personId: string): Promise<string> {
  const [row] = await ctx.db.select({ email: people.email }).from(people).where(eq(people.id, personId));
  return row?.email ?? "";
}

/** Asks for a code and gives it, as the mail would say it. */
async function askFor(ctx: Context, email: string) {
  const browser = await asBrowser(ctx);
  await askToSignIn(browser, email, "en");
  return { browser, code: await readCode(ctx, email.toLowerCase()) };
}

const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

describe("signIn", () => {
  it("lets in whoever brings the mailed code from the same browser, and notes it", () =>
    withCommits(visitor, async (ctx) => {
      const { personId } = await asStaff(ctx, "manager");
      const { browser, code } = await askFor(ctx, (await emailOf(ctx, personId)).toUpperCase());
      const token = await signIn(browser, { code, userAgent: "Mozilla/5.0 (Macintosh) Chrome/140" });
      expect(await findStaff(ctx.db, token)).toMatchObject({ personId, role: "manager" });
      expect(await ctx.db.select().from(sessions)).toMatchObject([{ name: "Chrome · Mac" }]);
      expect(await ctx.db.select().from(auditLog)).toMatchObject([{ action: "person.sign-in", personId }]);
    }));

  it("fails at the sixth try, also with the right code, and a code works once", () =>
    withCommits(visitor, async (ctx) => {
      const { personId } = await asStaff(ctx, "admin");
      const { browser, code } = await askFor(ctx, await emailOf(ctx, personId));
      const attempt = (given: string) => signIn(browser, { code: given, userAgent: "" });
      for (let tries = 0; tries < 5; tries += 1) {
        await expect(attempt(wrong(code))).rejects.toMatchObject({ reason: "code-wrong" });
      }
      await expect(attempt(code)).rejects.toMatchObject({ reason: "code-ended" });
      const second = await askFor(ctx, await emailOf(ctx, personId));
      await signIn(second.browser, { code: second.code, userAgent: "" });
      const again = signIn(second.browser, { code: second.code, userAgent: "" });
      await expect(again).rejects.toMatchObject({ reason: "code-ended" });
    }));

  it("counts no more than five of a hundred tries that come at once", () =>
    withCommits(visitor, async (ctx) => {
      const { personId } = await asStaff(ctx, "admin");
      const { browser, code } = await askFor(ctx, await emailOf(ctx, personId));
      const tries = Array.from({ length: 100 }, () => signIn(browser, { code: wrong(code), userAgent: "" }));
      const answers = await Promise.allSettled(tries);
      const reasons = answers.map((answer) => (answer.status === "rejected" ? (answer.reason as Error) : null));
      expect(reasons.filter((reason) => reason && "reason" in reason && reason.reason === "code-wrong")).toHaveLength(
        5,
      );
      await expect(signIn(browser, { code, userAgent: "" })).rejects.toMatchObject({ reason: "code-ended" });
    }));

  it("takes a code from no other browser, and none that was mailed for something else", () =>
    withCommits(visitor, async (ctx) => {
      const { personId } = await asStaff(ctx, "curator");
      const { code } = await askFor(ctx, await emailOf(ctx, personId));
      const browser = await asBrowser(ctx);
      await expect(signIn(browser, { code, userAgent: "" })).rejects.toMatchObject({ reason: "code-ended" });
      await findOrders(browser, "shopper@example.com", "en");
      const other = { code: await readCode(ctx, "shopper@example.com"), userAgent: "" };
      await expect(signIn(browser, other)).rejects.toMatchObject({ reason: "code-ended" });
    }));

  it("lets in no customer and nobody who is shut out, whatever they were mailed", () =>
    withCommits(visitor, async (ctx) => {
      for (const change of [{ role: "customer" as const }, { bannedAt: new Date() }]) {
        const { personId } = await asStaff(ctx, "manager");
        await ctx.db.update(people).set(change).where(eq(people.id, personId));
        const { browser, code } = await askFor(ctx, await emailOf(ctx, personId));
        await expect(signIn(browser, { code, userAgent: "" })).rejects.toMatchObject({ reason: "code-ended" });
      }
      expect(await ctx.db.$count(sessions)).toBe(0);
    }));
});

describe("findStaff", () => {
  it("forgets a session that ended, whose person was shut out, or who is of the staff no more", () =>
    withCommits(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      const { personId } = await asStaff(ctx, "manager");
      const enter = async () => {
        const { browser, code } = await askFor(ctx, await emailOf(ctx, personId));
        return signIn(browser, { code, userAgent: "" });
      };
      const first = await enter();
      await changePerson(admin, personId, { isBanned: true });
      expect(await findStaff(ctx.db, first)).toBeNull();
      await changePerson(admin, personId, { isBanned: false });
      expect(await findStaff(ctx.db, first)).toBeNull();
      const second = await enter();
      await ctx.db.update(sessions).set({ expiresAt: new Date(0) });
      expect(await findStaff(ctx.db, second)).toBeNull();
      const third = await enter();
      await changePerson(admin, personId, { role: "creator" });
      expect(await findStaff(ctx.db, third)).toBeNull();
    }));
});

describe("changePerson", () => {
  it("keeps the last admin, and lets nobody change their own rights", () =>
    withContext(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      await expect(changePerson(admin, admin.personId, { role: "curator" })).rejects.toMatchObject({
        reason: "own-rights",
      });
      const job: Context = { ...ctx, actor: { kind: "system", job: "test" } };
      await expect(changePerson(job, admin.personId, { isBanned: true })).rejects.toMatchObject({
        reason: "last-admin",
      });
    }));

  it("never leaves the shop without an admin, also when two dismiss each other at once", () =>
    withCommits(visitor, async (ctx) => {
      const [one, two] = [await asStaff(ctx, "admin"), await asStaff(ctx, "admin")];
      await Promise.allSettled([
        changePerson(one, two.personId, { role: "curator" }),
        changePerson(two, one.personId, { role: "curator" }),
      ]);
      expect(await ctx.db.$count(people, eq(people.role, "admin"))).toBe(1);
    }));

  it("is for admins: a manager is refused, and a stranger learns nothing", () =>
    withContext(visitor, async (ctx) => {
      const { personId } = await asStaff(ctx, "curator");
      const manager = await asStaff(ctx, "manager");
      await expect(changePerson(manager, personId, { isSignedOut: true })).rejects.toMatchObject({ code: "forbidden" });
      await expect(changePerson(ctx, personId, { isSignedOut: true })).rejects.toMatchObject({ code: "not_found" });
      await expect(listPeople(manager, {})).rejects.toMatchObject({ code: "forbidden" });
    }));
});

describe("invitePerson", () => {
  it("mails whoever is invited, once, and knows an address however it is written", () =>
    withContext(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      const input = { name: "Nok", email: "Nok@Example.com", role: "curator", locale: "th" } as const;
      const id = await invitePerson(admin, input);
      expect(await ctx.db.select().from(outbox)).toMatchObject([{ kind: "person_invited", ref: id }]);
      await expect(invitePerson(admin, { ...input, email: "nok@example.com" })).rejects.toMatchObject({
        reason: "email-taken",
      });
    }));
});

describe("makeAdmin", () => {
  it("makes the first admin, lets in again who was shut out, and is for nobody who is signed in", () =>
    withContext(visitor, async (ctx) => {
      const job: Context = { ...ctx, actor: { kind: "system", job: "admin" } };
      const somebody = { name: "Mali", email: "mali@example.com" };
      expect(await makeAdmin(job, somebody)).toBe("invited");
      expect(await makeAdmin(job, somebody)).toBe("there");
      const { personId } = await asStaff(ctx, "curator");
      await changePerson(job, personId, { isBanned: true });
      expect(await makeAdmin(job, { name: "", email: await emailOf(ctx, personId) })).toBe("promoted");
      const [row] = await ctx.db.select().from(people).where(eq(people.id, personId));
      expect(row).toMatchObject({ role: "admin", bannedAt: null });
      await expect(makeAdmin(await asStaff(ctx, "admin"), somebody)).rejects.toMatchObject({ code: "forbidden" });
    }));
});

describe("signOut", () => {
  it("ends one's own sessions only", () =>
    withCommits(visitor, async (ctx) => {
      const own = await asStaff(ctx, "curator");
      const other = await asStaff(ctx, "curator");
      const { browser, code } = await askFor(ctx, await emailOf(ctx, own.personId));
      await signIn(browser, { code, userAgent: "" });
      const [session] = await listMySessions(own);
      await expect(signOut(other, session?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
      await signOut(own, session?.id ?? "");
      expect(await listMySessions(own)).toEqual([]);
    }));
});

describe("listPeople", () => {
  it("pages by handle and finds by a part of a name, its signs taken as they are", () =>
    withContext(visitor, async (ctx) => {
      const admin = await asStaff(ctx, "admin");
      for (let count = 0; count < 31; count += 1) await asStaff(ctx, "curator");
      const first = await listPeople(admin, { who: "staff" });
      expect(first.items).toHaveLength(30);
      const second = await listPeople(admin, { who: "staff", cursor: first.nextCursor ?? "" });
      const handles = [...first.items, ...second.items].map(({ handle }) => handle);
      expect(handles).toHaveLength(32);
      expect(handles).toEqual([...new Set(handles)].sort());
      expect((await listPeople(admin, { q: "%" })).items).toEqual([]);
    }));
});
