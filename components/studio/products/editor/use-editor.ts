"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { wordsOf } from "@/components/ui/use-try";
import { notify } from "@/components/ui/notice";
import { actOnProduct, makeProduct, type ProductDraft, readProduct, saveProduct, type StaffProduct } from "@/lib/catalog/staff-client"; // prettier-ignore
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { ProblemError } from "@/lib/http/api-client";
import type { EditorTexts } from "../product-texts";
import { differingParts, mergeDrafts, type ProductForm, toDraft, toForm } from "./form";

export type Conflict = {
  theirs: StaffProduct;
  /** What somebody else changed meanwhile. */
  parts: (keyof ProductDraft)[];
};

type Start = { product: StaffProduct | null; draft: ProductDraft };

/** As the fields say it: what the shop sends may order its prices otherwise. */
const asTyped = (draft: ProductDraft): ProductDraft => toDraft(toForm(draft));

/** Everything that happens to a product while somebody edits it. */
export function useEditor({ product: opened, draft }: Start, locale: Locale, { room, ui }: EditorTexts) {
  const router = useRouter();
  const client = useQueryClient();
  const [product, setProduct] = useState(opened);
  const [base, setBase] = useState(() => asTyped(draft));
  const [form, setForm] = useState<ProductForm>(() => toForm(draft));
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const changed = differingParts(toDraft(form), base);

  const take = (next: StaffProduct) => {
    setProduct(next);
    setBase(asTyped(next.draft));
    setForm(toForm(next.draft));
    setConflict(null);
    setRefusal(null);
    void client.invalidateQueries({ queryKey: ["studio", "products"] });
  };
  const attempt = async (work: () => Promise<StaffProduct>, said: string) => {
    setBusy(true);
    setRefusal(null);
    try {
      const next = await work();
      take(next);
      notify({ text: said });
      if (product === null) router.replace(routes.studioRoom(locale, `products/${next.id}`));
    } catch (error) {
      if (product && isStale(error)) {
        const theirs = await readProduct(product.id);
        setConflict({ theirs, parts: differingParts(asTyped(theirs.draft), base) });
      } else setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  const errors = useErrors(refusal);
  return {
    ...{ product, form, isBusy, conflict, errors },
    isChanged: changed.length > 0,
    error: refusal === null ? undefined : wordsOf(refusal, ui.error),
    change: (part: Partial<ProductForm>) => setForm((before) => ({ ...before, ...part })),
    discard: () => {
      setForm(toForm(base));
      setRefusal(null);
      setConflict(null);
    },
    save: () => void attempt(() => send(product, toDraft(form)), ui.saved),
    keepMine: () => {
      if (!conflict) return;
      const { theirs } = conflict;
      const merged = mergeDrafts({ base, mine: toDraft(form), theirs: asTyped(theirs.draft) });
      void attempt(() => send(theirs, merged), ui.saved);
    },
    act: (act: "archive" | "restore") => {
      if (product) void attempt(() => actOnProduct(act, product.id, product.version), act === "archive" ? room.archivedNow : room.restoredNow); // prettier-ignore
    },
  };
}

export type Editor = ReturnType<typeof useEditor>;

const send = (product: StaffProduct | null, draft: ProductDraft) =>
  product === null ? makeProduct(draft) : saveProduct(product.id, product.version, draft);

const isStale = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.type === "/problems/changed-meanwhile";

/** What is wrong, by the place in the body; the first field that it is about gets the focus. */
function useErrors(refusal: unknown): Record<string, string> {
  useEffect(() => {
    if (refusal !== null) document.querySelector<HTMLElement>("#main [aria-invalid=true]")?.focus();
  }, [refusal]);
  const found = refusal instanceof ProblemError ? (refusal.problem.errors ?? []) : [];
  return Object.fromEntries(found.map(({ pointer, detail }) => [pointer, detail]));
}
