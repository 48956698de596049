"use client";

import { useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { Dialog } from "@/components/studio/ui/dialog";
import { LanguageFields } from "@/components/studio/ui/language-fields";
import { ListState } from "@/components/studio/ui/list-state";
import { wordsOf } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError, TextField } from "@/components/ui/field";
import { notify } from "@/components/ui/notice";
import {
  type CollectionDraft,
  deleteCollection,
  makeCollection,
  readCollection,
  saveCollection,
  type StaffCollection,
} from "@/lib/catalog/staff-client";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { PRODUCT_LIMITS } from "@/lib/core/product-limits";
import { ProblemError } from "@/lib/http/api-client";
import { type CollectionForm, EMPTY_COLLECTION, toCollectionDraft, toCollectionForm } from "./collection-form";
import { FillFields } from "./fill-fields";
import type { CollectionTexts } from "./collection-texts";

type CollectionDialogProps = {
  /** Null makes a new one. */
  collectionId: string | null;
  onClose: () => void;
  onDone: () => void;
  locale: Locale;
  texts: CollectionTexts;
};

/** Makes or changes a collection. */
export function CollectionDialog(props: CollectionDialogProps) {
  const { collectionId, onClose, locale, texts } = props;
  const query = useQuery({
    queryKey: ["studio", "collection", collectionId],
    queryFn: () => (collectionId === null ? null : readCollection(collectionId)),
    staleTime: Infinity,
    gcTime: 0,
  });
  const collection = query.data ?? null;
  return (
    <Dialog isOpen onClose={onClose} title={collectionId === null ? texts.room.add : texts.room.edit}>
      <ListState query={query} count={1} empty={null} locale={locale} texts={texts.ui}>
        <Fields {...props} collection={collection} />
      </ListState>
    </Dialog>
  );
}

const send = (collection: StaffCollection | null, draft: CollectionDraft) =>
  collection ? saveCollection(collection.id, collection.version, draft) : makeCollection(draft);

/** Saves, and finds out when somebody else did meanwhile. */
function useSaving(opened: StaffCollection | null, { onClose, onDone, texts: { room, ui } }: CollectionDialogProps) {
  const [collection, setCollection] = useState(opened);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const problem = refusal instanceof ProblemError ? refusal.problem : null;
  const attempt = (work: () => Promise<string>) => {
    setBusy(true);
    setRefusal(null);
    work()
      .then((said) => {
        notify({ text: said });
        onDone();
        onClose();
      })
      .catch(setRefusal)
      .finally(() => setBusy(false));
  };
  return {
    isBusy,
    isStale: problem?.type === "/problems/changed-meanwhile",
    error: refusal === null ? undefined : wordsOf(refusal, ui.error),
    errors: Object.fromEntries((problem?.errors ?? []).map(({ pointer, detail }) => [pointer, detail])),
    save: (draft: CollectionDraft) => attempt(() => send(collection, draft).then(() => ui.saved)),
    /** Mine over theirs, on purpose: with the version that is there by now. */
    keepMine: (draft: CollectionDraft) =>
      attempt(async () => {
        const latest = collection && (await readCollection(collection.id));
        setCollection(latest);
        await send(latest, draft);
        return ui.saved;
      }),
    remove: () =>
      attempt(async () => {
        if (collection) await deleteCollection(collection.id, collection.version);
        return room.removed;
      }),
  };
}

function Fields(props: CollectionDialogProps & { collection: StaffCollection | null }) {
  const { collection, onClose, locale, texts } = props;
  const { room, ui } = texts;
  const [form, setForm] = useState<CollectionForm>(() => toCollectionForm(collection?.draft ?? EMPTY_COLLECTION));
  const { isBusy, isStale, error, errors, save, keepMine, remove } = useSaving(collection, props);
  const change = (part: Partial<CollectionForm>) => setForm((before) => ({ ...before, ...part }));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    (isStale ? keepMine : save)(toCollectionDraft(form));
  };
  const text = { missing: room.missing, maxLength: PRODUCT_LIMITS.label };
  return (
    <form onSubmit={submit} noValidate className="mt-4 space-y-4">
      <LanguageFields
        {...text}
        label={room.name}
        needed="always"
        value={form.title}
        onChange={(title) => change({ title })}
        errorOf={(each) => errors[`#/title/${each}`]}
      />
      <LanguageFields
        {...text}
        label={room.description}
        needed="always"
        rows={3}
        maxLength={PRODUCT_LIMITS.facts}
        value={form.description}
        onChange={(description) => change({ description })}
        errorOf={(each) => errors[`#/description/${each}`]}
      />
      <TextField
        label={room.handle}
        error={errors["#/handle"]}
        value={form.handle}
        onChange={({ target }) => change({ handle: target.value })}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
      />
      <FillFields
        form={form}
        change={change}
        errors={errors}
        members={collection?.members ?? []}
        locale={locale}
        texts={texts}
      />
      {collection?.hasSizeGuide === true && <p className="text-sm text-muted">{room.sizeGuideKept}</p>}
      <div role="alert">{error !== undefined && <FieldError id="collection-error" error={error} />}</div>
      <div className="flex flex-wrap justify-end gap-2">
        {collection && (
          <button
            type="button"
            disabled={isBusy}
            onClick={() => {
              if (window.confirm(fill(room.removeAsk, { name: collection.title[locale] }))) remove();
            }}
            className={`${BUTTON.secondary} mr-auto text-danger!`}
          >
            {room.remove}
          </button>
        )}
        <button type="button" disabled={isBusy} onClick={onClose} className={BUTTON.secondary}>
          {ui.cancel}
        </button>
        <button type="submit" disabled={isBusy} className={BUTTON.primary}>
          {isStale ? ui.keepMine : ui.save}
        </button>
      </div>
    </form>
  );
}
