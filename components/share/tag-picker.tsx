import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Thumb } from "@/components/ui/picture";
import { Sheet } from "@/components/ui/sheet";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { DraftTag } from "@/lib/core/photo-draft";
import { type Shareable, shareablesQuery } from "@/lib/submissions/client";

type TagPickerProps = {
  isOpen: boolean;
  onClose: () => void;
  onPick: (tag: Omit<DraftTag, "x" | "y">) => void;
  token: string | null;
  locale: Locale;
  texts: Texts<"share">;
};

/** Which product it is: what was bought stands first, the rest is found by its name. */
export function TagPicker({ isOpen, onClose, texts, ...rest }: TagPickerProps) {
  return (
    <Sheet isOpen={isOpen} onClose={onClose} label={texts.pickTitle} closeLabel={texts.close}>
      {isOpen && <Choices texts={texts} {...rest} />}
    </Sheet>
  );
}

function Choices({ onPick, token, locale, texts }: Omit<TagPickerProps, "isOpen" | "onClose">) {
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const { data } = useQuery({ ...shareablesQuery(q, token, locale), placeholderData: (before) => before });
  const isNone = data !== undefined && q !== "" && data.found.length === 0;
  return (
    <div className="flex min-h-[70dvh] flex-col overflow-y-auto p-4 sm:min-h-96">
      <h2 className="pr-12 text-lg">{texts.pickTitle}</h2>
      <input
        type="search"
        aria-label={texts.search}
        placeholder={texts.search}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        className="mt-5 min-h-12 w-full shrink-0 rounded-full border border-muted/70 bg-surface px-5 placeholder:text-muted"
      />
      <Choice title={texts.bought} items={data?.bought ?? []} onPick={onPick} />
      <Choice title={texts.found} items={data?.found ?? []} onPick={onPick} />
      <p role="status" className="mt-4 text-center text-muted">
        {isNone && texts.noneFound}
      </p>
    </div>
  );
}

type ChoiceProps = { title: string; items: readonly Shareable[]; onPick: TagPickerProps["onPick"] };

function Choice({ title, items, onPick }: ChoiceProps) {
  if (items.length === 0) return null;
  return (
    <section className="mt-4">
      <h3 className="text-sm text-muted">{title}</h3>
      <ul>
        {items.map(({ variantId, title: name, choice, pictureKey, placeholder }) => (
          <li key={variantId}>
            <button
              type="button"
              onClick={() => onPick({ variantId, title: name, pictureKey, placeholder })}
              className="flex min-h-16 w-full pressable items-center gap-3 border-b border-line py-2 text-left"
            >
              <Thumb pictureKey={pictureKey} placeholder={placeholder} className="h-14 w-11 rounded-thumb" />
              <span className="min-w-0">
                <span className="block">{name}</span>
                {choice !== "" && <span className="block text-sm text-muted">{choice}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
