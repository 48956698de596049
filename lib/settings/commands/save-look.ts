import { invalid } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { faultsOf } from "../rules";
import type { LookInput } from "../staff-contract";
import { writeSettings } from "./write-settings";

/**
 * Saves colours, radii and font. What could not be read is refused.
 *
 * @param ctx The actor must be an admin.
 * @throws DomainError `not_found`, `forbidden`; `invalid` `look-unreadable` with each ratio below WCAG's level AA;
 *   `precondition_failed` `changed-meanwhile`.
 */
export async function saveLook(ctx: Context, { version, look }: LookInput): Promise<void> {
  requireRole(ctx.actor, "admin");
  const faults = faultsOf(look).map(({ pointer, ...fault }) => ({
    ...fault,
    pointer: pointer.replace("#/", "#/look/"),
  }));
  if (faults.length > 0) throw invalid("look-unreadable", `${String(faults.length)} colours cannot be read.`, faults);
  await writeSettings(ctx, { version, action: "settings.look", change: () => ({ look }) });
}
