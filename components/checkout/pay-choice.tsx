import type { Texts } from "@/lib/core/messages";
import { CHOICE_CARD } from "./choice-card";
import { type Draft, updateDraft } from "./draft";
import { type PayWay, payWayOf, payWaysOf } from "./pay-ways";

type PayChoiceProps = { draft: Draft; texts: Texts<"checkout"> };

/** The ways to pay, where there is more than one. */
export function PayChoice({ draft, texts }: PayChoiceProps) {
  const ways = payWaysOf(draft.country);
  const chosen = payWayOf(draft);
  if (ways.length === 1) return null;
  return (
    <fieldset>
      <legend className="text-lg leading-(--leading-heading) font-semibold">{texts.method}</legend>
      <div className="mt-3 space-y-2">
        {ways
          .map((way) => ({ way, ...wordsOf(way, texts) }))
          .map(({ way, name, hint }, place) => (
            // By place: when a kept country comes back, words change but nothing moves.
            <label key={place} className={CHOICE_CARD.choice}>
              <input
                type="radio"
                name="pay"
                value={way}
                checked={way === chosen}
                onChange={() => updateDraft({ pay: way })}
                className="size-5 shrink-0 accent-clay"
              />
              <span className="min-w-0 flex-1 font-medium">
                {name}
                <span className="block text-sm font-normal text-muted">{hint}</span>
              </span>
            </label>
          ))}
      </div>
    </fieldset>
  );
}

const wordsOf = (way: PayWay, texts: Texts<"checkout">) =>
  way === "page" ? { name: texts.card, hint: texts.cardHint } : { name: texts.promptPay, hint: texts.promptPayHint };
