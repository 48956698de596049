import { and, inArray, lt, ne, sql } from "drizzle-orm";
import type { Address, Contact } from "@/lib/core/address";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";

const AT_ONCE = 1_000;
const NOBODY: Contact = { email: "", phone: "", name: "" };
const NOWHERE: Address = {
  ...{ country: "", line1: "", line2: "", subdistrict: "" },
  ...{ district: "", province: "", postalCode: "" },
};

/** Blanks who wanted to buy and did not, a month after. Orders keep theirs: they are the receipt. */
export async function forgetBuyers({ db }: Context): Promise<void> {
  const old = db
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(
      and(
        inArray(checkouts.state, ["expired", "refunded"]),
        lt(checkouts.createdAt, sql`now() - interval '30 days'`),
        ne(checkouts.fingerprint, ""),
      ),
    )
    .orderBy(checkouts.createdAt)
    .limit(AT_ONCE)
    .for("update", { skipLocked: true });
  await db
    .update(checkouts)
    // The fingerprint is a hash of them: who knows the rest could try names until it fits.
    .set({ contact: NOBODY, address: NOWHERE, fingerprint: "", tapKey: null })
    .where(inArray(checkouts.id, old));
}
