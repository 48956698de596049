import type { CollectionDraft } from "@/lib/catalog/staff-client";
import { HOME_CURRENCY, moneyDecimal, readAmount } from "@/lib/core/money";

/** A collection as it stands in its fields. */
export type CollectionForm = Omit<CollectionDraft, "rule"> & {
  isByRule: boolean;
  tags: string;
  min: string;
  max: string;
};

const NONE = { th: "", en: "" };

export const EMPTY_COLLECTION: CollectionDraft = {
  ...{ handle: "", title: NONE, description: NONE, rule: null, productIds: [] },
};

const textOf = (amount: number | null | undefined) =>
  amount == null ? "" : moneyDecimal({ amount, currency: HOME_CURRENCY }).replace(/\.0+$/, "");

/** What is typed but no amount: the shop refuses it at its field. */
const NO_AMOUNT = -1;
const amountIn = (text: string) => (text.trim() === "" ? null : (readAmount(text, HOME_CURRENCY) ?? NO_AMOUNT));

export const toCollectionForm = ({ rule, ...draft }: CollectionDraft): CollectionForm => ({
  ...draft,
  isByRule: rule !== null,
  tags: (rule?.tags ?? []).join(" "),
  min: textOf(rule?.minAmount),
  max: textOf(rule?.maxAmount),
});

export const toCollectionDraft = ({ isByRule, tags, min, max, ...draft }: CollectionForm): CollectionDraft => ({
  ...draft,
  productIds: isByRule ? [] : draft.productIds,
  rule: isByRule
    ? {
        tags: tags.split(/[\s,]+/).filter((tag) => tag !== ""),
        minAmount: amountIn(min),
        maxAmount: amountIn(max),
      }
    : null,
});
