import type { ReactNode } from "react";
import type { FacetValue, ProductFacets } from "@/lib/catalog/contract";
import type { Texts } from "@/lib/core/messages";
import { type ListKind, type ShopFilters, toggle } from "./shop-filters";

export type FilterTexts = Texts<"filters">;

type FilterFieldsProps = {
  draft: ShopFilters;
  facets: ProductFacets;
  onChange: (next: ShopFilters) => void;
  hasCollections: boolean;
  availableText: string;
  texts: FilterTexts;
};

/** One group of choices for each thing that a list can be narrowed by. */
export function FilterFields({ draft, facets, onChange, hasCollections, availableText, texts }: FilterFieldsProps) {
  const values = (kind: ListKind, list: readonly FacetValue[]) => (
    <ul className="flex flex-wrap gap-2">
      {list.map((value) => (
        <li key={value.value}>
          <Choice
            value={value}
            isChosen={draft[kind].includes(value.value)}
            onToggle={() => onChange(toggle(draft, kind, value.value))}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="space-y-6">
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={draft.isAvailable}
          onChange={({ target }) => onChange({ ...draft, isAvailable: target.checked })}
          className="size-5 accent-clay"
        />
        {availableText}
        <Count count={facets.available.count} />
      </label>
      {hasCollections && <Group title={texts.collections}>{values("collection", facets.collections)}</Group>}
      <Group title={texts.price}>
        <div className="flex items-center gap-3">
          <Amount
            label={texts.min}
            value={draft.min}
            hint={facets.price?.min}
            onChange={(min) => onChange({ ...draft, min })}
          />
          <span aria-hidden="true">–</span>
          <Amount
            label={texts.max}
            value={draft.max}
            hint={facets.price?.max}
            onChange={(max) => onChange({ ...draft, max })}
          />
        </div>
      </Group>
      {facets.options.map(({ code, label, values: list }) => (
        <Group key={code} title={label}>
          {values("option", list)}
        </Group>
      ))}
      {facets.tags.length > 0 && <Group title={texts.tags}>{values("tag", facets.tags)}</Group>}
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{title}</legend>
      {children}
    </fieldset>
  );
}

const Count = ({ count }: { count: number | null }) =>
  count !== null && <span className="text-sm text-muted tabular-nums">{count}</span>;

type ChoiceProps = { value: FacetValue; isChosen: boolean; onToggle: () => void };

/** What would leave nothing can still be taken back, but not chosen. */
function Choice({ value: { label, hex, count }, isChosen, onToggle }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      disabled={count === 0 && !isChosen}
      onClick={onToggle}
      className="inline-flex min-h-11 pressable items-center gap-2 rounded-full border border-line px-4 text-sm disabled:opacity-60 aria-pressed:border-ink aria-pressed:bg-paper aria-pressed:font-semibold"
    >
      {hex !== undefined && (
        <span aria-hidden="true" className="size-5 rounded-full border border-line" style={{ background: hex }} />
      )}
      {label}
      <Count count={count} />
    </button>
  );
}

type AmountProps = {
  label: string;
  value: string;
  /** The lowest or highest there is. */
  hint: number | undefined;
  onChange: (value: string) => void;
};

const MOST_DIGITS = 7;

function Amount({ label, value, hint, onChange }: AmountProps) {
  return (
    <label className="min-w-0 flex-1 text-sm">
      {label}
      <input
        inputMode="numeric"
        value={value}
        placeholder={hint === undefined ? "" : String(hint)}
        onChange={({ target }) => onChange(target.value.replace(/\D/g, "").slice(0, MOST_DIGITS))}
        className="mt-1 block min-h-12 w-full rounded-card border border-muted bg-surface px-4 text-base placeholder:text-muted"
      />
    </label>
  );
}
