import { cardName } from "@/components/one-tap/card-name";
import { fill } from "@/lib/core/fill";
import { chooseCard, removeCard } from "@/lib/customers/client";
import type { SavedCard } from "@/lib/payments/contract";
import { type AccountPart, AccountSection, QuietButton } from "./account-section";

/** The cards that Stripe keeps for this shopper. */
export function AccountCards({ cards, texts, isBusy, change }: AccountPart & { cards: readonly SavedCard[] }) {
  return (
    <AccountSection title={texts.cards} empty={cards.length === 0 && texts.noCards}>
      {cards.map((card) => {
        const name = cardName(card);
        const validity = fill(texts.expires, { month: String(card.expMonth).padStart(2, "0"), year: card.expYear });
        return (
          <li key={card.id} className="py-3">
            <p className="font-semibold price">{name}</p>
            <p className={`text-sm ${card.isExpired ? "text-danger" : "text-muted"}`}>
              {card.isExpired ? texts.expired : validity}
            </p>
            <div className="-mx-2 flex flex-wrap items-center">
              {card.isDefault ? (
                <span className="px-2 text-sm text-celadon">{texts.isDefault}</span>
              ) : (
                <QuietButton
                  label={`${texts.makeDefault}: ${name}`}
                  text={texts.makeDefault}
                  isBusy={isBusy}
                  onPress={() => change(() => chooseCard(card.id))}
                />
              )}
              <QuietButton
                label={fill(texts.removeCard, { card: name })}
                text={texts.remove}
                isBusy={isBusy}
                onPress={() => change(() => removeCard(card.id))}
              />
            </div>
          </li>
        );
      })}
    </AccountSection>
  );
}
