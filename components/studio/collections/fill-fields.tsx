"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { ICON_BUTTON } from "@/components/ui/button";
import { FieldError, TextField } from "@/components/ui/field";
import { CloseIcon, PlusIcon } from "@/components/ui/later-icons";
import { type StaffCollection, staffProductsQuery } from "@/lib/catalog/staff-client";
import type { Locale, LocalText } from "@/lib/core/locale";
import { fill } from "@/lib/core/fill";
import type { CollectionForm } from "./collection-form";
import type { CollectionTexts } from "./collection-texts";

type FillFieldsProps = {
  form: CollectionForm;
  change: (part: Partial<CollectionForm>) => void;
  errors: Record<string, string>;
  /** What is in it by hand when it was opened, as it is called. */
  members: StaffCollection["members"];
  locale: Locale;
  texts: CollectionTexts;
};

/** How a collection fills: by hand, or by a rule over tags and prices. */
export function FillFields(props: FillFieldsProps) {
  const { form, change, errors, texts } = props;
  const { room } = texts;
  return (
    <fieldset className="space-y-3">
      <legend className="text-sm font-medium">{room.filled}</legend>
      {(["byHand", "byRule"] as const).map((way) => (
        <label key={way} className="flex min-h-11 cursor-pointer items-center gap-3">
          <input
            type="radio"
            name="filled"
            checked={form.isByRule === (way === "byRule")}
            onChange={() => change({ isByRule: way === "byRule" })}
            className="size-5 accent-clay"
          />
          {room[way]}
        </label>
      ))}
      {form.isByRule ? (
        <>
          <TextField
            label={room.ruleTags}
            error={Object.entries(errors).find(([pointer]) => pointer.startsWith("#/rule/tags"))?.[1]}
            value={form.tags}
            onChange={({ target }) => change({ tags: target.value })}
            autoComplete="off"
          />
          <div className="grid grid-cols-2 gap-2">
            <TextField
              label={room.ruleMin}
              error={errors["#/rule/minAmount"]}
              value={form.min}
              onChange={({ target }) => change({ min: target.value })}
              inputMode="decimal"
              autoComplete="off"
            />
            <TextField
              label={room.ruleMax}
              error={errors["#/rule/maxAmount"]}
              value={form.max}
              onChange={({ target }) => change({ max: target.value })}
              inputMode="decimal"
              autoComplete="off"
            />
          </div>
          <p className="text-sm text-muted">{room.ruleHint}</p>
        </>
      ) : (
        <Members {...props} />
      )}
      {errors["#/productIds"] !== undefined && <FieldError id="members-error" error={errors["#/productIds"]} />}
    </fieldset>
  );
}

type Named = { id: string; title: LocalText; handle: string };

const nameIn = ({ title, handle }: Named, locale: Locale) => title[locale] || title.en || title.th || handle;

function Members({ form, change, members, locale, texts: { room } }: FillFieldsProps) {
  const [known, setKnown] = useState<readonly Named[]>(members);
  const [q, setQ] = useState("");
  const asked = useDeferredValue(q.trim());
  const search = useInfiniteQuery({
    ...staffProductsQuery(`q=${encodeURIComponent(asked)}`),
    enabled: asked !== "",
    staleTime: 30_000,
  });
  const chosen = form.productIds.flatMap((id) => known.find((one) => one.id === id) ?? []);
  const found =
    asked === "" ? [] : (search.data?.pages[0]?.items ?? []).filter(({ id }) => !form.productIds.includes(id));
  const add = (product: Named) => {
    setKnown((before) => [...before, product]);
    change({ productIds: [...form.productIds, product.id] });
  };
  return (
    <>
      <ul className="divide-y divide-line">
        {chosen.map((product) => (
          <li key={product.id} className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate">
              <bdi>{nameIn(product, locale)}</bdi>
            </span>
            <button
              type="button"
              aria-label={fill(room.takeOut, { name: nameIn(product, locale) })}
              onClick={() => change({ productIds: form.productIds.filter((id) => id !== product.id) })}
              className={ICON_BUTTON}
            >
              <CloseIcon className="size-5" />
            </button>
          </li>
        ))}
      </ul>
      <TextField
        label={room.addProducts}
        error={undefined}
        type="search"
        value={q}
        onChange={({ target }) => setQ(target.value)}
        // Enter takes the first one in rather than saving.
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (found[0]) add(found[0]);
        }}
        autoComplete="off"
      />
      {found.length > 0 && (
        <ul className="max-h-56 divide-y divide-line overflow-y-auto rounded-card border border-line">
          {found.slice(0, 8).map((product) => (
            <li key={product.id}>
              <button
                type="button"
                onClick={() => add(product)}
                className="flex min-h-11 w-full items-center gap-2 px-3 text-left hover:bg-paper"
              >
                <PlusIcon className="size-5 shrink-0 text-muted" />
                <span className="min-w-0 truncate">
                  <bdi>{nameIn(product, locale)}</bdi>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
