import { type ReactNode, useId } from "react";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";

/** What a part of the account needs: its change shows once the shop has said yes. */
export type AccountPart = {
  locale: Locale;
  texts: Texts<"account">;
  isBusy: boolean;
  /** Makes a change and reads everything anew. */
  change: (work: () => Promise<void>) => void;
};

type AccountSectionProps = {
  title: string;
  /** Said where there is nothing. */ empty?: string | false;
  children: ReactNode;
};

/** One kind of thing that the shop keeps, as a list. */
export function AccountSection({ title, empty, children }: AccountSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-lg">
        {title}
      </h2>
      {empty ? <p className="mt-2 text-muted">{empty}</p> : <ul className="mt-2 divide-y divide-line">{children}</ul>}
    </section>
  );
}

type QuietButtonProps = { label: string; text: string; isBusy: boolean; onPress: () => void };

/** A small choice beside a thing; its label says of which. */
export function QuietButton({ label, text, isBusy, onPress }: QuietButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={isBusy}
      onClick={onPress}
      className="min-h-11 pressable px-2 text-sm text-muted underline underline-offset-4 disabled:opacity-60"
    >
      {text}
    </button>
  );
}
