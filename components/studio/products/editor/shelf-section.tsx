import { Section } from "@/components/studio/ui/section";
import { SelectField, TextField } from "@/components/ui/field";
import type { ProductStatus, StaffCollectionCard } from "@/lib/catalog/staff-client";
import type { PartProps } from "./part";

type ShelfSectionProps = PartProps & {
  collections: readonly StaffCollectionCard[];
  /** Collections that took it in by their rule. */
  byRule: readonly string[];
};

/** Whether shoppers see it, under which address, and where it stands. */
export function ShelfSection({ form, change, errors, collections, byRule, locale, texts }: ShelfSectionProps) {
  const { room, editor: words } = texts;
  return (
    <Section title={words.shelf}>
      <SelectField
        label={words.status}
        error={errors["#/status"]}
        value={form.status}
        // Safe: the options below are all there are.
        onChange={({ target }) => change({ status: target.value as ProductStatus })}
      >
        {(["draft", "published", "archived"] as const).map((status) => (
          <option key={status} value={status}>
            {room[status]}
          </option>
        ))}
      </SelectField>
      <div>
        <TextField
          label={words.handle}
          error={errors["#/handle"]}
          value={form.handle}
          onChange={({ target }) => change({ handle: target.value })}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          lang="en"
        />
        <p className="mt-1 text-sm text-muted">{words.handleHint}</p>
      </div>
      <SelectField
        label={words.collection}
        error={errors["#/collectionId"]}
        value={form.collectionId}
        onChange={({ target }) =>
          change({
            collectionId: target.value,
            collectionIds: form.collectionIds.filter((id) => id !== target.value),
          })
        }
      >
        {collections.map(({ id, title }) => (
          <option key={id} value={id}>
            {title[locale]}
          </option>
        ))}
      </SelectField>
      <Others form={form} change={change} collections={collections} byRule={byRule} locale={locale} words={words} />
      <div>
        <TextField
          label={words.tags}
          error={Object.entries(errors).find(([pointer]) => pointer.startsWith("#/tags"))?.[1]}
          value={form.tags}
          onChange={({ target }) => change({ tags: target.value })}
          autoComplete="off"
        />
        <p className="mt-1 text-sm text-muted">{room.tagsHint}</p>
      </div>
    </Section>
  );
}

type OthersProps = Pick<ShelfSectionProps, "form" | "change" | "collections" | "byRule" | "locale"> & {
  words: PartProps["texts"]["editor"];
};

/** Where it stands beside its own shelf: put there by hand, or taken in by a rule. */
function Others({ form, change, collections, byRule, locale, words }: OthersProps) {
  const others = collections.filter(({ id, hasRule }) => id !== form.collectionId && !hasRule);
  const ruled = collections.filter(({ id }) => byRule.includes(id));
  const toggle = (id: string, isIn: boolean) =>
    change({ collectionIds: isIn ? [...form.collectionIds, id] : form.collectionIds.filter((one) => one !== id) });
  return (
    <>
      {others.length > 0 && (
        <fieldset>
          <legend className="mb-1 text-sm font-medium">{words.alsoIn}</legend>
          <div className="max-h-56 overflow-y-auto">
            {others.map(({ id, title }) => (
              <label key={id} className="flex min-h-11 cursor-pointer items-center gap-3">
                <input
                  type="checkbox"
                  checked={form.collectionIds.includes(id)}
                  onChange={({ target }) => toggle(id, target.checked)}
                  className="size-5 shrink-0 accent-clay"
                />
                {title[locale]}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {ruled.length > 0 && (
        <p className="text-sm text-muted">
          {words.byRule} {ruled.map(({ title }) => title[locale]).join(", ")}
        </p>
      )}
    </>
  );
}
