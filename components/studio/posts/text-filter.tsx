"use client";

import { useQuery } from "@tanstack/react-query";
import { type ComponentProps, useId, useState } from "react";
import { useFilters } from "@/components/studio/ui/filter-bar";
import type { Locale } from "@/lib/core/locale";
import { taggablesQuery } from "@/lib/posts/staff-client";

type TypedFilterProps = { name: string; label: string };

/** A filter that is typed; taken over by Enter or when the field is left. */
export function TextFilter({ name, label }: TypedFilterProps) {
  return <Field label={label} {...useTyped(name)} />;
}

/** Posts with a product, which is found by a part of its name or SKU and stands in the address by its handle. */
export function ProductFilter({ label, locale }: { label: string; locale: Locale }) {
  const id = useId();
  const typed = useTyped("product");
  const { data } = useQuery({ ...taggablesQuery(typed.value), enabled: typed.value !== "" });
  const titles = new Map((data?.items ?? []).map(({ handle, title }) => [handle, title[locale]]));
  return (
    <>
      <Field label={label} list={id} {...typed} />
      <datalist id={id}>
        {[...titles].map(([handle, title]) => (
          <option key={handle} value={handle}>
            {title}
          </option>
        ))}
      </datalist>
    </>
  );
}

function useTyped(name: string) {
  const { get, set } = useFilters();
  const current = get(name);
  const [text, setText] = useState(current);
  const [seen, setSeen] = useState(current);
  // The address may change beside it: by the button that clears all, or by going back.
  if (seen !== current) {
    setSeen(current);
    setText(current);
  }
  const take = () => {
    if (text.trim() !== current) set({ [name]: text.trim() });
  };
  return { value: text, onType: setText, onTake: take };
}

type FieldProps = { label: string; onType: (text: string) => void; onTake: () => void } & ComponentProps<"input">;

function Field({ label, onType, onTake, ...input }: FieldProps) {
  return (
    <input
      {...input}
      aria-label={label}
      placeholder={label}
      onChange={({ target }) => onType(target.value)}
      onBlur={onTake}
      onKeyDown={({ key }) => key === "Enter" && onTake()}
      className="min-h-11 w-44 shrink-0 rounded-full border border-muted/70 bg-surface px-4 text-base"
    />
  );
}
