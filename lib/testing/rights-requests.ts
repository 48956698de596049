import { sql } from "drizzle-orm";
import { newId } from "@/lib/core/ids";
import type { Context } from "@/lib/db/context";
import { rightsRequests } from "@/lib/db/schema/rights-requests";
import { env } from "@/lib/env/server";
import { openRequest } from "@/lib/rights-requests";
import { requestTokenOf } from "@/lib/rights-requests/request-key";
import { rightsCodeOf } from "@/lib/rights-requests/rules";
import type { OpenRequestInput } from "@/lib/rights-requests/staff-contract";
import { startFoundPhoto } from "@/lib/submissions";
import { asStaff } from "./staff";

/** Somebody's post that nobody else of the tests has. */
export const postLink = (): string => `https://www.instagram.com/p/${newId()}/`;

/** A request for a picture that is ready, or still on its way; `code` proves whose account it is. */
export async function createRequest(
  ctx: Context,
  { isReady = true, ...overrides }: Partial<OpenRequestInput> & { isReady?: boolean } = {},
) {
  const staff = await asStaff(ctx, "curator");
  const { photoId } = await startFoundPhoto(staff, { sizeBytes: 9, locale: "th" });
  const input = { postLink: postLink(), creatorHandle: "@fah.home", termMonths: null, locale: "th", ...overrides };
  const placements = overrides.placements ?? ["gallery", "product"];
  const { id } = await openRequest(staff, { ...input, placements, photoId } as OpenRequestInput);
  if (isReady) await makeReady(ctx, photoId);
  return { staff, id, photoId, token: requestTokenOf(id), code: rightsCodeOf(id, env.APP_SECRET) };
}

/** As the intake leaves a photo. */
export async function makeReady({ db }: Context, photoId: string): Promise<void> {
  const mediaKey = `found${photoId.replaceAll("-", "").slice(-15)}`;
  for (const state of ["quarantined", "screening", "new"])
    await db.execute(sql`update submissions set state = ${state}, media_key = ${mediaKey}, width = 720, height = 900
      where id = ${photoId}::uuid`);
}

/** Lets days pass for a request. */
export async function waitDays({ db }: Context, id: string, days: number): Promise<void> {
  const { createdAt, expiresAt } = rightsRequests;
  const passed = sql`make_interval(days => ${days}, secs => 1)`;
  await db
    .update(rightsRequests)
    .set({ createdAt: sql`${createdAt} - ${passed}`, expiresAt: sql`${expiresAt} - ${passed}` })
    .where(sql`${rightsRequests.id} = ${id}::uuid`);
}
