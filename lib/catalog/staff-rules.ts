import type { FieldError } from "@/lib/core/errors";
import { LOCALES } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { ProductDraft, VariantDraft } from "./staff-contract";

/** A variant that a product has or had. */
export type KnownVariant = { id: string; sku: string; isArchived: boolean };

/** What the database knows of what a draft names. */
export type Known = {
  /** Media that are pictures. */
  pictures: ReadonlySet<string>;
  /** Collections by id: whether a rule fills it. */
  collections: ReadonlyMap<string, { hasRule: boolean }>;
  /** The product's own variants, the archived ones too; none for a new product. */
  variants: readonly KnownVariant[];
  /** SKUs of the draft that belong to other products. */
  takenSkus: ReadonlySet<string>;
  isHandleTaken: boolean;
};

const fault = (pointer: string, key: string): FieldError => ({ pointer, key });

/** Which of some names stand there a second time, by their place. */
const repeated = (names: readonly string[]): number[] =>
  names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));

/** The variant that a draft's one is: by its id, else by its SKU; undefined for a new one. */
export const knownVariant = ({ id, sku }: Pick<VariantDraft, "id" | "sku">, known: readonly KnownVariant[]) =>
  known.find((variant) => (id === undefined ? variant.sku === sku : variant.id === id));

/** What is wrong with a draft whatever becomes of it; pointers as in the body that saves it. */
export function draftFaults(draft: ProductDraft, known: Known): FieldError[] {
  return [
    ...(known.isHandleTaken ? [fault("#/handle", "handleTaken")] : []),
    ...collectionFaults(draft, known),
    ...optionFaults(draft),
    ...skuFaults(draft, known),
    ...draft.variants.flatMap((variant, index) => variantFaults(draft, variant, `#/variants/${String(index)}`)),
    ...pictureFaults(draft, known),
  ];
}

function collectionFaults({ collectionId, collectionIds }: ProductDraft, { collections }: Known): FieldError[] {
  const others = collectionIds.flatMap((id, index) => {
    const found = collections.get(id);
    if (found && !found.hasRule) return [];
    return [fault(`#/collectionIds/${String(index)}`, found ? "collectionByRule" : "collectionGone")];
  });
  return [...(collections.has(collectionId) ? [] : [fault("#/collectionId", "collectionGone")]), ...others];
}

function optionFaults({ options }: ProductDraft): FieldError[] {
  const at = (index: number) => `#/options/${String(index)}`;
  return [
    ...repeated(options.map(({ code }) => code)).map((index) => fault(`${at(index)}/code`, "codeTwice")),
    ...options.flatMap(({ values }, index) =>
      repeated(values.map(({ code }) => code)).map((place) =>
        fault(`${at(index)}/values/${String(place)}/code`, "codeTwice"),
      ),
    ),
  ];
}

function skuFaults({ variants }: ProductDraft, known: Known): FieldError[] {
  const at = (index: number, field: string) => `#/variants/${String(index)}/${field}`;
  const meant = variants.map((variant) => knownVariant(variant, known.variants));
  const twice = repeated(variants.map(({ sku }) => sku)).map((index) => fault(at(index, "sku"), "skuTwice"));
  const others = variants.flatMap((variant, index) => {
    const own = meant[index];
    if (variant.id !== undefined && !own) return [fault(at(index, "id"), "variantGone")];
    const isSameTwice = own && meant.indexOf(own) < index;
    const holder = known.variants.find(({ sku }) => sku === variant.sku);
    // Another variant of this product keeps the SKU, unless this very draft gives that one another.
    const isHeld = holder && holder !== own && !meant.some((one, place) => one === holder && place !== index);
    if (known.takenSkus.has(variant.sku) || isSameTwice || isHeld) return [fault(at(index, "sku"), "skuTaken")];
    return [];
  });
  return [...twice, ...others];
}

function variantFaults({ options, variants, pictures }: ProductDraft, variant: VariantDraft, at: string): FieldError[] {
  const codes = Object.keys(variant.optionValues);
  const isWhole =
    codes.length === options.length &&
    options.every(({ code, values }) => values.some((value) => value.code === variant.optionValues[code]));
  const choiceOf = (one: VariantDraft) => options.map(({ code }) => one.optionValues[code]).join("|");
  const first = variants.find((one) => choiceOf(one) === choiceOf(variant));
  const currencies = variant.prices.map(({ currency }) => currency);
  return [
    ...(isWhole ? [] : [fault(`${at}/optionValues`, "choiceGone")]),
    ...(isWhole && first !== variant ? [fault(`${at}/optionValues`, "choiceTwice")] : []),
    ...(variant.mediaId === null || pictures.some(({ mediaId }) => mediaId === variant.mediaId)
      ? []
      : [fault(`${at}/mediaId`, "mediaGone")]),
    ...repeated(currencies).map((index) => fault(`${at}/prices/${String(index)}/currency`, "currencyTwice")),
    ...variant.prices.flatMap(({ amount, compareAtAmount }, index) =>
      compareAtAmount === null || compareAtAmount > amount
        ? []
        : [fault(`${at}/prices/${String(index)}/compareAtAmount`, "compareAtAmount")],
    ),
  ];
}

function pictureFaults({ pictures, variants }: ProductDraft, known: Known): FieldError[] {
  const at = (index: number, field: string) => `#/pictures/${String(index)}/${field}`;
  return [
    ...repeated(pictures.map(({ mediaId }) => mediaId)).map((index) => fault(at(index, "mediaId"), "pictureTwice")),
    ...pictures.flatMap(({ mediaId, sku }, index) => [
      ...(known.pictures.has(mediaId) ? [] : [fault(at(index, "mediaId"), "mediaGone")]),
      ...(sku === null || variants.some((variant) => variant.sku === sku)
        ? []
        : [fault(at(index, "sku"), "variantGone")]),
    ]),
  ];
}

/** What a product still lacks before shoppers may see it. */
export function missingParts({ title, variants, pictures }: ProductDraft): FieldError[] {
  return [
    ...LOCALES.filter((locale) => title[locale] === "").map((locale) => fault(`#/title/${locale}`, "titleMissing")),
    ...(pictures.length === 0 ? [fault("#/pictures", "pictureMissing")] : []),
    ...variants.flatMap(({ prices }, index) =>
      prices.some(({ currency }) => currency === HOME_CURRENCY)
        ? []
        : [fault(`#/variants/${String(index)}/prices`, "priceMissing")],
    ),
  ];
}

/**
 * A draft in the one spelling in which two that say the same are equal: without what is written down elsewhere, prices by
 * currency, tags and collections each once.
 */
export function plainDraft(draft: ProductDraft): ProductDraft {
  const { title, collectionId, variants, pictures, options } = draft;
  return {
    ...draft,
    tags: [...new Set(draft.tags)],
    collectionIds: [...new Set(draft.collectionIds)].filter((id) => id !== collectionId).sort(),
    options: options.map(({ code, label, values }) => ({
      code,
      label,
      values: values.map((value) => ({
        ...value,
        ...(value.hex === undefined ? {} : { hex: value.hex.toLowerCase() }),
      })),
    })),
    variants: variants.map(({ sku, gtin, optionValues, mediaId, prices }) => ({
      ...{ sku, gtin, optionValues, mediaId },
      prices: [...prices].sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    })),
    pictures: pictures.map(({ alt, ...picture }) => ({
      ...picture,
      alt: { th: alt.th === "" ? title.th : alt.th, en: alt.en === "" ? title.en : alt.en },
    })),
  };
}
