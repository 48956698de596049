import type { ReactNode } from "react";
import type { Texts } from "@/lib/core/messages";
import type { Draft } from "./draft";
import { payWayOf } from "./pay-ways";
import { tick, useTicks } from "./remember-state";

type RememberChoiceProps = { draft: Draft; texts: Texts<"checkout"> };

/** Two questions with nothing ticked: may this browser buy again, and is the card to be kept for that. */
export function RememberChoice({ draft, texts }: RememberChoiceProps) {
  const { isToRemember, isCardToKeep } = useTicks();
  return (
    <fieldset>
      <legend className="mb-3 text-lg font-semibold">{texts.remember}</legend>
      <Tick isOn={isToRemember} onTick={(isOn) => tick({ isToRemember: isOn })} label={texts.rememberMe}>
        {texts.rememberMeDetail}
      </Tick>
      {payWayOf(draft) === "page" && (
        <Tick
          isOn={isCardToKeep}
          onTick={(isOn) => tick(isOn ? { isToRemember: true, isCardToKeep: true } : { isCardToKeep: false })}
          label={texts.keepCard}
        >
          {texts.keepCardDetail}
        </Tick>
      )}
    </fieldset>
  );
}

type TickProps = { isOn: boolean; onTick: (isOn: boolean) => void; label: string; children: ReactNode };

function Tick({ isOn, onTick, label, children }: TickProps) {
  return (
    <label className="flex min-h-11 pressable items-start gap-3 py-2">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => onTick(target.checked)}
        className="mt-1 size-5 shrink-0 accent-clay"
      />
      <span>
        {label}
        <span className="block text-sm text-muted">{children}</span>
      </span>
    </label>
  );
}
