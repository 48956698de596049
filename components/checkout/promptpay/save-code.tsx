import { BUTTON } from "@/components/ui/button";
import type { Texts } from "@/lib/core/messages";
import { isSavedByHolding } from "./saving";

type SaveCodeProps = { href: string; texts: Texts<"promptPay"> };

/** Puts the code where a bank app finds it. */
export function SaveCode({ href, texts }: SaveCodeProps) {
  if (isSavedByHolding(navigator.userAgent)) return <p className="py-2 text-center font-medium">{texts.hold}</p>;
  return (
    <a href={href} download className={`${BUTTON.primary} w-full`}>
      {texts.save}
    </a>
  );
}
