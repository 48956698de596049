import "server-only";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { findStaff } from "@/lib/accounts";
import type { Locale } from "@/lib/core/locale";
import { reachesRole, type StaffRole } from "@/lib/core/roles";
import { db } from "@/lib/db/connection";
import type { Actor, Context } from "@/lib/db/context";
import { SESSION_COOKIE } from "./device-cookie";
import { pageLocale } from "./page-locale";

type Staff = Extract<Actor, { kind: "staff" }>;

/**
 * The context of a studio page. Nobody else learns that there is one: strangers and lower roles get the shop's 404.
 *
 * @param role What one must be at least.
 */
export async function studioPage(role: StaffRole): Promise<{ ctx: Context; staff: Staff; locale: Locale }> {
  const locale = await pageLocale();
  const staff = await findVisitor();
  if (!staff || !reachesRole(staff.role, role)) notFound();
  const ctx: Context = { db, actor: staff, requestId: crypto.randomUUID(), now: () => new Date() };
  return { ctx, staff, locale };
}

/** Whether the visitor of a page is somebody of the shop. */
export const isSignedIn = async (): Promise<boolean> => (await findVisitor()) !== null;

async function findVisitor(): Promise<Staff | null> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value;
  return token === undefined ? null : findStaff(db, token);
}
