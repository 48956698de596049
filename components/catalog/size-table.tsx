import type { SizeGuideView } from "@/lib/catalog/contract";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { formatLength, type Unit } from "./lengths";

type SizeTableProps = {
  guide: SizeGuideView;
  /** Handle of the product whose rows are marked. */
  product: string;
  unit: Unit;
  locale: Locale;
  texts: Texts<"productMore">;
};

/** The measures of a collection's pieces, those of the product that is looked at marked. */
export function SizeTable({ guide, product, unit, locale, texts }: SizeTableProps) {
  const unitName = { cm: texts.cm, in: texts.inches }[unit];
  return (
    <>
      <table className="mt-3 w-full border-collapse text-sm">
        <caption className="sr-only">{`${texts.sizes} (${unitName})`}</caption>
        <thead>
          <tr className="border-b border-line text-left align-bottom text-muted">
            <th scope="col" className="py-2 pr-3 font-normal">
              {texts.sizeColumn}
            </th>
            {guide.columns.map(({ code, label }) => (
              <th key={code} scope="col" className="py-2 pl-2 text-right font-normal">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {guide.rows.map(({ size, handles, mm }) => {
            const isShown = handles.includes(product);
            return (
              <tr key={size} className={`border-b border-line ${isShown ? "bg-paper font-semibold" : ""}`}>
                <th scope="row" className="py-2.5 pr-3 text-left font-[inherit]">
                  {size}
                  {isShown && <span className="block text-xs font-normal text-clay">{texts.thisProduct}</span>}
                </th>
                {guide.columns.map(({ code }) => (
                  <td key={code} className="py-2.5 pl-2 text-right price">
                    {mm[code] === undefined ? "–" : formatLength(mm[code], unit, locale)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="mt-3 text-sm text-muted">{guide.note}</p>
    </>
  );
}
