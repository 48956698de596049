import { renameBrandAccount } from "@/lib/accounts";
import { CURRENCIES, HOME_CURRENCY } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import type { FactsInput } from "../staff-contract";
import { writeSettings } from "./write-settings";

/**
 * Saves who the shop is and how it trades: name, contact, days to return, currencies.
 *
 * @param ctx The actor must be an admin.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`.
 */
export async function saveFacts(ctx: Context, { version, ...facts }: FactsInput): Promise<void> {
  const { nameTh, nameEn, aboutTh, aboutEn, addressTh, addressEn, email, phone, returnDays } = facts;
  const wanted = new Set([HOME_CURRENCY, ...facts.currencies]);
  const change = {
    ...{ name: { th: nameTh, en: nameEn }, about: { th: aboutTh, en: aboutEn }, email, phone, returnDays },
    address: { th: addressTh, en: addressEn },
    // In the order of the list: the same choice is always the same text.
    currencies: CURRENCIES.filter((currency) => wanted.has(currency)),
  };
  await writeSettings(ctx, {
    ...{ version, action: "settings.shop", change: () => change },
    then: (tx, { name }) => renameBrandAccount(tx, name),
  });
}
