import { useQuery } from "@tanstack/react-query";
import { BUTTON } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { sizeGuideQuery } from "@/lib/catalog/client";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { textsQuery } from "@/lib/texts/client";
import { type Unit, UNITS } from "./lengths";
import { SizeTable } from "./size-table";
import { chooseUnit, useUnit } from "./unit";

type SizeGuideProps = {
  collection: string;
  product: string;
  isOpen: boolean;
  onClose: () => void;
  locale: Locale;
};

/** The sizes of a collection's pieces over the page, in centimetres or inches. */
export function SizeGuide({ isOpen, onClose, locale, ...guide }: SizeGuideProps) {
  const { data: texts } = useQuery(textsQuery("productMore", locale));
  if (!texts) return null;
  return (
    <Sheet isOpen={isOpen} onClose={onClose} label={texts.sizes} closeLabel={texts.close}>
      <div className="min-h-80 flex-1 overflow-y-auto overscroll-contain px-4 pb-[calc(1.5rem+env(safe-area-inset-bottom))] sm:px-6 sm:pt-6">
        <h2 className="pr-14 text-xl">{texts.sizes}</h2>
        {isOpen && <SizeGuideBody {...guide} locale={locale} texts={texts} />}
      </div>
    </Sheet>
  );
}

type SizeGuideBodyProps = Pick<SizeGuideProps, "collection" | "product" | "locale"> & { texts: Texts<"productMore"> };

function SizeGuideBody({ collection, product, locale, texts }: SizeGuideBodyProps) {
  const { data: guide, isError, refetch } = useQuery(sizeGuideQuery(collection, locale));
  const unit = useUnit();
  if (isError) {
    return (
      <div role="alert" className="flex flex-col items-start gap-3 py-4">
        <p>{texts.sizesFailed}</p>
        <button type="button" onClick={() => void refetch()} className={BUTTON.secondary}>
          {texts.retry}
        </button>
      </div>
    );
  }
  return (
    <>
      <UnitSwitch unit={unit} texts={texts} />
      {guide && <SizeTable guide={guide} product={product} unit={unit} locale={locale} texts={texts} />}
    </>
  );
}

function UnitSwitch({ unit, texts }: { unit: Unit; texts: Texts<"productMore"> }) {
  return (
    <fieldset className="mt-3 flex w-fit rounded-full border border-line p-0.5">
      <legend className="sr-only">{texts.unit}</legend>
      {UNITS.map((name) => (
        <label key={name} className="relative pressable">
          <input
            type="radio"
            name="unit"
            checked={name === unit}
            onChange={() => chooseUnit(name)}
            className="peer absolute inset-0 size-full cursor-pointer appearance-none rounded-full"
          />
          <span className="pointer-events-none relative flex min-h-11 min-w-16 items-center justify-center rounded-full px-4 text-sm peer-checked:bg-ink peer-checked:text-paper">
            {{ cm: texts.cm, in: texts.inches }[name]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
