import { eq } from "drizzle-orm";
import { getStaffProduct } from "@/lib/catalog";
import { type ProductDraft, StaffProduct, type VariantDraft } from "@/lib/catalog/staff-contract";
import type { Context } from "@/lib/db/context";
import { auditLog } from "@/lib/db/schema/audit";
import { outbox } from "@/lib/db/schema/outbox";
import { createProduct } from "@/lib/publishing";
import { draftOf } from "./product-drafts";
import { asStaff } from "./staff";

export const readProduct = async (ctx: Context, id: string) => StaffProduct.parse(await getStaffProduct(ctx, id));

/** A published product of two sizes by a manager. */
export async function madeProduct(ctx: Context, overrides: Partial<ProductDraft> = {}) {
  const ton = await asStaff(ctx, "manager");
  const draft = await draftOf(ctx, overrides);
  const { id } = await createProduct(ton, draft);
  const product = await readProduct(ton, id);
  return { ton, id, draft: product.draft, handle: draft.handle };
}

export function twoOf({ variants: all }: ProductDraft): [VariantDraft, VariantDraft] {
  const [first, second] = all;
  if (!first || !second) throw new Error("the draft has no two variants");
  return [first, second];
}

/** A variant that only its SKU names. */
export const nameless = ({ sku, gtin, optionValues, mediaId, prices }: VariantDraft): VariantDraft => ({
  ...{ sku, gtin, optionValues, mediaId },
  prices,
});

/** How often pages were promised to be made anew. */
export const renewals = ({ db }: Context) => db.$count(outbox, eq(outbox.kind, "pages_changed"));

/** What was done with something, in order. */
export const actionsOn = async ({ db }: Context, id: string) =>
  (
    await db.select({ action: auditLog.action }).from(auditLog).where(eq(auditLog.entityId, id)).orderBy(auditLog.id)
  ).map(({ action }) => action);

/** The fields at which something was refused; null where it was not. */
export const faultsOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (refusal: unknown) => (refusal as { errors: unknown }).errors,
  );
