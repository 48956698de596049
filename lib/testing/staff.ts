import { openSession } from "@/lib/accounts";
import type { LocalText } from "@/lib/core/locale";
import type { StaffRole } from "@/lib/core/roles";
import type { Context } from "@/lib/db/context";
import { people } from "@/lib/db/schema/accounts";
import { writeSettings } from "@/lib/settings";

/** Somebody of the shop with a row of their own. */
export async function asStaff(ctx: Context, role: StaffRole): Promise<Context & { personId: string }> {
  const name = `${role}-${crypto.randomUUID().slice(0, 8)}`;
  const [person] = await ctx.db
    .insert(people)
    .values({ handle: name, name, email: `${name}@example.com`, role })
    .returning({ id: people.id });
  if (!person) throw new Error("a person was not written");
  const actor = { kind: "staff", personId: person.id, role, sessionId: crypto.randomUUID() } as const;
  return { ...ctx, actor, personId: person.id };
}

/** Somebody of the shop who is signed in at a browser. */
export async function sessionOf(ctx: Context, role: StaffRole): Promise<{ token: string; personId: string }> {
  const { personId } = await asStaff(ctx, role);
  const { token } = await openSession(ctx, { personId, userAgent: "test" });
  return { token, personId };
}

/** Headers of a request that somebody of the shop makes from a page of ours. */
export async function staffHeaders(ctx: Context, role: StaffRole): Promise<Record<string, string>> {
  const { token } = await sessionOf(ctx, role);
  return { cookie: `session=${token}`, "sec-fetch-site": "same-origin", "content-type": "application/json" };
}

/** Gives the shop, in which nobody has set anything yet, another name. */
export async function renameShop(ctx: Context, name: LocalText): Promise<void> {
  const admin = await asStaff(ctx, "admin");
  await writeSettings(admin, { version: 0, action: "settings.shop", change: () => ({ name }) });
}
