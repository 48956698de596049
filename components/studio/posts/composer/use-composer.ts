"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { wordsOf } from "@/components/ui/use-try";
import { notify } from "@/components/ui/notice";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { ProblemError } from "@/lib/http/api-client";
import { actOnPost, deletePost, type PostAct, readPost, savePost, schedulePost, startPost, type StaffPost, type Taggable } from "@/lib/posts/staff-client"; // prettier-ignore
import type { ComposerTexts } from "../posts-texts";
import { differingParts, EMPTY_FORM, type PostForm, toDraft, toForm } from "./form";
import { keepForm, readKept } from "./kept-form";

export type Conflict = {
  theirs: StaffPost;
  /** What somebody else changed meanwhile. */
  parts: ("caption" | "media")[];
};

/** What can be done with a post beside saving it; a plan has its time, ISO 8601. */
export type Act = PostAct | "delete" | { publishAt: string };

const NO_POST = { post: null, form: EMPTY_FORM, products: [] };
const KEEP_PAUSE_MS = 300;

/** Everything that happens to a post while somebody edits it. */
export function useComposer(opened: StaffPost | null, locale: Locale, texts: ComposerTexts) {
  const [start] = useState(() => startOf(opened));
  const [post, setPost] = useState(opened);
  const [version, setVersion] = useState(start.version);
  const [form, setForm] = useState(start.form);
  const [products, setProducts] = useState<readonly Taggable[]>(start.products);
  const [isRestored, setRestored] = useState(start.isRestored);
  const known = new Map(products.map((product) => [product.variantId, product]));
  const draft = toDraft(form, known);
  const saved = toDraft(post ? toForm(post) : EMPTY_FORM, known);
  const isChanged = differingParts(draft, saved).length > 0;
  useKeeping({ postId: post?.id ?? null, isChanged, form, products, version });

  const take = (next: StaffPost) => {
    setPost(next);
    setVersion(next.version);
    // What was typed while it was on its way stays, and is saved next.
    setForm((before) => (before === form ? toForm(next) : before));
    setProducts((before) => merged(before, next.products));
    setRestored(false);
    keepForm(post?.id ?? null, null);
    if (post === null) window.history.replaceState(null, "", routes.studioRoom(locale, `posts/${next.id}`));
  };
  const tries = useTries({ post, saved, known, take, texts });

  const send = (as: number | null) => (post === null || as === null ? startPost(draft) : savePost(post.id, as, draft));
  const discard = () => {
    setForm(post ? toForm(post) : EMPTY_FORM);
    setVersion(post?.version ?? null);
    setRestored(false);
    keepForm(post?.id ?? null, null);
    tries.forget();
  };
  return {
    ...{ post, form, known, isChanged, isRestored },
    ...{ isBusy: tries.isBusy, error: tries.error, errors: tries.errors, conflict: tries.conflict },
    change: (next: (before: PostForm) => PostForm) => setForm(next),
    meet: (product: Taggable) => setProducts((before) => merged(before, [product])),
    discard,
    save: () => tries.attempt(() => send(version), texts.ui.saved),
    /** Saves first what is not saved. */
    act: (act: Act, said: string) =>
      tries.attempt(async () => {
        const current = post === null || isChanged ? await send(version) : post;
        // What was saved stays saved, whatever becomes of the rest.
        if (current !== post) take(current);
        return perform(act, current);
      }, said),
    takeTheirs: () => {
      if (!tries.conflict) return;
      take(tries.conflict.theirs);
      tries.forget();
    },
    keepMine: () => {
      const theirs = tries.conflict?.theirs;
      if (theirs) tries.attempt(() => send(theirs.version), texts.ui.saved);
    },
  };
}

export type Composing = ReturnType<typeof useComposer>;

type Tries = {
  post: StaffPost | null;
  saved: ReturnType<typeof toDraft>;
  known: Parameters<typeof toDraft>[1];
  take: (next: StaffPost) => void;
  texts: ComposerTexts;
};

/** One request at a time: what it answered is taken over, what was refused is said, and what others did is shown. */
function useTries({ post, saved, known, take, texts }: Tries) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const forget = () => {
    setRefusal(null);
    setConflict(null);
  };
  const fail = async (error: unknown) => {
    if (!post || !isStale(error)) {
      setRefusal(error);
      return;
    }
    const theirs = await readPost(post.id);
    setConflict({ theirs, parts: differingParts(toDraft(toForm(theirs), known), saved) });
  };
  const attempt = (work: () => Promise<StaffPost>, said: string) => {
    setBusy(true);
    forget();
    work()
      .then((next) => {
        take(next);
        notify({ text: said });
      })
      .catch(fail)
      .catch(setRefusal)
      .finally(() => {
        setBusy(false);
        void client.invalidateQueries({ queryKey: ["studio", "posts"] });
      });
  };
  return { isBusy, conflict, attempt, forget, ...useErrors(refusal, texts) };
}

/** What was typed here before and not saved, or what the shop has. */
function startOf(opened: StaffPost | null) {
  const shop = opened ? { post: opened, form: toForm(opened), products: opened.products } : NO_POST;
  const kept = readKept(opened?.id ?? null);
  if (!kept) return { ...shop, version: opened?.version ?? null, isRestored: false };
  // Typed over an older version it is refused when it is saved, and both can be compared.
  return { ...kept, products: merged(shop.products, kept.products), isRestored: true };
}

const merged = (before: readonly Taggable[], more: readonly Taggable[]): Taggable[] => [
  ...new Map([...before, ...more].map((product) => [product.variantId, product])).values(),
];

function perform(act: Act, { id, version }: StaffPost): Promise<StaffPost> {
  if (typeof act === "object") return schedulePost(id, version, act.publishAt);
  return act === "delete" ? deletePost(id, version) : actOnPost(act, id, version);
}

const isStale = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.type === "/problems/changed-meanwhile";

type Keeping = {
  postId: string | null;
  isChanged: boolean;
  form: PostForm;
  products: readonly Taggable[];
  version: number | null;
};

/** Keeps what is typed on this device shortly after every change: a crashed browser loses nothing. */
function useKeeping({ postId, isChanged, form, products, version }: Keeping) {
  useEffect(() => {
    if (!isChanged) return;
    const timer = setTimeout(() => keepForm(postId, { form, products: [...products], version }), KEEP_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [postId, isChanged, form, products, version]);
}

/** What is wrong, by the place in the body; the first field that it is about gets the focus. */
function useErrors(refusal: unknown, { ui }: ComposerTexts) {
  useEffect(() => {
    if (refusal !== null) document.querySelector<HTMLElement>("#main [aria-invalid=true]")?.focus();
  }, [refusal]);
  const found = refusal instanceof ProblemError ? (refusal.problem.errors ?? []) : [];
  const errors: Record<string, string> = Object.fromEntries(found.map(({ pointer, detail }) => [pointer, detail]));
  return { errors, error: refusal === null ? undefined : wordsOf(refusal, ui.error) };
}
