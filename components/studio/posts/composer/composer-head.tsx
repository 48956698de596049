import { useEffect, useRef } from "react";
import { PageHead } from "@/components/studio/ui/page-head";
import { useKeys } from "@/components/studio/ui/use-keys";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { routes } from "@/lib/core/routes";
import { shorten } from "@/lib/core/shorten";
import { PostState } from "../post-state";
import type { PartProps } from "./part";

const TITLE_LENGTH = 50;

/** What a post is called, its state, and the way back. */
export function ComposerHead({ composing, locale, texts }: PartProps) {
  const { post, form, isRestored, discard } = composing;
  const { room, post: words } = texts;
  useKeys({
    Escape: () => document.querySelector<HTMLAnchorElement>("[data-back]")?.click(),
  });
  const title = form.caption[locale] || form.caption.th || form.caption.en;
  return (
    <>
      <Link
        data-back
        href={routes.studioRoom(locale, "posts")}
        className="-ml-3 inline-flex min-h-11 pressable items-center rounded-full px-3 text-sm text-muted"
      >
        ← {room.title}
      </Link>
      <PageHead title={title === "" ? words.newTitle : shorten(title, TITLE_LENGTH, locale)}>
        {post && (
          <span className="self-center">
            <PostState post={post} locale={locale} texts={room} />
          </span>
        )}
      </PageHead>
      {post?.status === "deleted" && <Gone composing={composing} texts={texts} />}
      {isRestored && (
        <p role="status" className="mb-4 flex flex-wrap items-center gap-x-3 rounded-card border border-line px-4 py-1">
          <span className="min-w-0 flex-1 basis-60 py-2 text-sm">{words.restored}</span>
          <button
            type="button"
            onClick={discard}
            className="min-h-11 pressable rounded-full px-3 underline underline-offset-4"
          >
            {words.forgetRestored}
          </button>
        </p>
      )}
    </>
  );
}

/** Right after it was deleted, and whenever somebody opens it again. */
function Gone({ composing: { act, isBusy }, texts: { post: words } }: Pick<PartProps, "composing" | "texts">) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  return (
    <div className="mb-4 flex flex-wrap items-center gap-3 rounded-card border-2 border-danger bg-surface p-4">
      <p className="min-w-0 flex-1 basis-60">{words.isDeleted}</p>
      <button
        ref={undo}
        type="button"
        disabled={isBusy}
        onClick={() => act("restore", words.undone)}
        className={BUTTON.primary}
      >
        {words.undo}
      </button>
    </div>
  );
}
