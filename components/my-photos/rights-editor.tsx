import { useState } from "react";
import { WhereFields, WhoFields } from "@/components/share/where-and-who";
import { BUTTON } from "@/components/ui/button";
import { notify } from "@/components/ui/notice";
import { consentWords } from "@/lib/core/consent-words";
import type { MinorsShown, PeopleShown, Placement } from "@/lib/core/placements";
import { lastShopDay } from "@/lib/core/shop-time";
import { changeRights, type MyPhoto, revokePhoto, withdrawPhoto } from "@/lib/submissions/client";
import type { PhotoCardProps } from "./my-photos-texts";

type Choice = { placements: Placement[]; people: PeopleShown; minors: MinorsShown };

/** The last day of what holds now; null where it does not end. A change does not make it longer. */
function termOf({ rights }: MyPhoto): string | null {
  const held = rights.at(-1);
  const endsAt = held?.kind === "grant" && held.endsAt !== null ? new Date(held.endsAt) : null;
  return endsAt !== null && endsAt > new Date() ? lastShopDay(endsAt) : null;
}

const NOTHING: Choice = { placements: [], people: "nobody", minors: "none" };

/** Changes where one's photo may appear, takes every right back, or the whole photo. */
export function RightsEditor({ photo, onChange, locale, texts }: PhotoCardProps) {
  const { mine, share, consent } = texts;
  const held = photo.rights.at(-1);
  const [choice, setChoice] = useState<Choice>(
    held ? { placements: held.placements, people: held.people, minors: held.minors } : NOTHING,
  );
  const [isBusy, setBusy] = useState(false);
  const run = (change: () => Promise<void>) => {
    setBusy(true);
    change()
      .then(() => {
        notify({ text: mine.done });
        onChange();
      })
      .catch(() => notify({ text: mine.changeFailed }))
      .finally(() => setBusy(false));
  };
  return (
    <div className="space-y-3">
      <WhereFields
        placements={choice.placements}
        onChange={(placements) => setChoice({ ...choice, placements })}
        texts={{ ...consent, allOfShop: share.allOfShop }}
      />
      <WhoFields
        people={choice.people}
        minors={choice.minors}
        onChange={(change) => setChoice({ ...choice, ...change })}
        texts={share}
      />
      {choice.placements.length > 0 && (
        <p className="rounded-card bg-paper p-3 text-sm">
          {consentWords({ ...choice, endsOn: termOf(photo) }, consent, locale)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          disabled={isBusy || choice.placements.length === 0}
          onClick={() => run(() => changeRights(photo.id, choice))}
          className={`${BUTTON.primary} flex-1`}
        >
          {mine.save}
        </button>
        {photo.placements.length > 0 && (
          <button
            type="button"
            disabled={isBusy}
            onClick={() => run(() => revokePhoto(photo.id))}
            className={`${BUTTON.secondary} flex-1`}
          >
            {mine.revoke}
          </button>
        )}
      </div>
      <Withdraw isBusy={isBusy} onWithdraw={() => run(() => withdrawPhoto(photo.id))} texts={mine} />
    </div>
  );
}

type WithdrawProps = { isBusy: boolean; onWithdraw: () => void; texts: PhotoCardProps["texts"]["mine"] };

/** Deletes the photo; asks first, since it cannot be undone. */
function Withdraw({ isBusy, onWithdraw, texts }: WithdrawProps) {
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <button
        type="button"
        onClick={() => setAsking(true)}
        className="min-h-11 pressable text-sm text-danger underline underline-offset-4"
      >
        {texts.withdraw}
      </button>
    );
  }
  return (
    <div className="space-y-2 border-t border-line pt-3">
      <p className="text-sm">{texts.withdrawDetail}</p>
      <div className="flex gap-2">
        <button type="button" onClick={() => setAsking(false)} className={`${BUTTON.secondary} flex-1`}>
          {texts.cancel}
        </button>
        <button
          type="button"
          disabled={isBusy}
          onClick={onWithdraw}
          className={`${BUTTON.secondary} flex-1 text-danger`}
        >
          {texts.withdraw}
        </button>
      </div>
    </div>
  );
}
