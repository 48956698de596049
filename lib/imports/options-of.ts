import type { ProductDraft } from "@/lib/catalog/staff-contract";
import type { LocalText } from "@/lib/core/locale";
import { codeOf } from "./handles";
import type { ImportedProduct } from "./imported";

type Options = ProductDraft["options"];
type Named = { code: string; label: LocalText };

const both = (text: string): LocalText => ({ th: text, en: text });

/** Whichever of the shop's own names says the same, in any language or by its code. */
function findNamed<Thing extends Named>(things: readonly Thing[], name: string): Thing | undefined {
  const plain = name.toLowerCase();
  return things.find(({ code, label }) => [code, label.th, label.en].some((own) => own.toLowerCase() === plain));
}

/** A code that none of the others has. */
function freeCode(label: string, others: readonly Named[]): string {
  const code = codeOf(label);
  return others.some((other) => other.code === code) ? codeOf(`${label} ${others.length + 1}`) : code;
}

/**
 * The options of a product as a file names them: what the shop knows keeps its code, its translations and its swatch.
 *
 * @returns `choices`: for each variant of the file its value of every option, by codes.
 */
export function optionsOf(
  { options: names, variants }: Pick<ImportedProduct, "options" | "variants">,
  known: Options,
): { options: Options; choices: Record<string, string>[] } {
  const options: Options = [];
  const choices: Record<string, string>[] = variants.map(() => ({}));
  names.forEach((name, place) => {
    const own = findNamed(known, name);
    const values = [...(own?.values ?? [])];
    const code = own?.code ?? freeCode(name, [...known, ...options]);
    variants.forEach(({ choice }, index) => {
      const text = choice[place] ?? "";
      if (text === "") return;
      const value = findNamed(values, text) ?? { code: freeCode(text, values), label: both(text) };
      if (!values.includes(value)) values.push(value);
      const chosen = choices[index];
      if (chosen) chosen[code] = value.code;
    });
    options.push({ code, label: own?.label ?? both(name), values });
  });
  return { options, choices };
}
