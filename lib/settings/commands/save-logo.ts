import { getUploaded } from "@/lib/media";
import { type Context, requireRole } from "@/lib/db/context";
import type { LogoInput } from "../staff-contract";
import { writeSettings } from "./write-settings";

/**
 * Puts an uploaded picture in place of the shop's name, or takes it away again.
 *
 * @param ctx The actor must be an admin.
 * @throws DomainError `not_found` (also the picture), `forbidden`, `precondition_failed` `changed-meanwhile`.
 */
export async function saveLogo(ctx: Context, { version, mediaId }: LogoInput): Promise<void> {
  requireRole(ctx.actor, "admin");
  const picture = mediaId === null ? null : await getUploaded(ctx, mediaId);
  const logo = picture && { mediaId: picture.id, key: picture.key, width: picture.width, height: picture.height };
  await writeSettings(ctx, { version, action: "settings.logo", change: () => ({ logo }) });
}
