"use client";

import { useState } from "react";
import { BUTTON } from "@/components/ui/button";
import type { LocalText } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { PackingSlip } from "@/lib/orders/staff-client";
import { Slip, type SlipTexts } from "./slip";

type SlipsProps = {
  slips: readonly (PackingSlip & { qr: string; qrSize: number })[];
  /** In the language of each order. */
  slipTexts: Record<PackingSlip["locale"], SlipTexts>;
  shopName: LocalText;
  texts: Texts<"studio">["slips"];
};

const SIZES = ["a6", "a5"] as const;

/** Packing slips as they are printed, one on each sheet, with the choice of the paper. */
export function Slips({ slips, slipTexts, shopName, texts }: SlipsProps) {
  const [size, setSize] = useState<(typeof SIZES)[number]>("a6");
  const names = { a6: texts.a6, a5: texts.a5 };
  return (
    <>
      <div className="mb-5 flex flex-wrap items-end gap-3 print:hidden">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-2xl">{texts.title}</h1>
          <p className="mt-1 text-sm text-muted">{texts.intro}</p>
        </div>
        <fieldset className="flex gap-2">
          <legend className="sr-only">{texts.paper}</legend>
          {SIZES.map((one) => (
            <label
              key={one}
              className="flex min-h-12 cursor-pointer items-center gap-2 rounded-full border border-muted/70 bg-surface px-4 has-checked:border-clay has-checked:font-semibold"
            >
              <input
                type="radio"
                name="paper"
                checked={size === one}
                onChange={() => setSize(one)}
                className="size-5 accent-clay"
              />
              {names[one]}
            </label>
          ))}
        </fieldset>
        <button type="button" onClick={() => window.print()} className={BUTTON.primary}>
          {texts.print}
        </button>
      </div>
      <div className={`slips slips-${size} space-y-6 print:space-y-0`}>
        {slips.map((slip) => (
          <Slip key={slip.id} slip={slip} shopName={shopName} texts={slipTexts[slip.locale]} />
        ))}
      </div>
    </>
  );
}
