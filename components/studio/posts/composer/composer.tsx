"use client";

import { useQuery } from "@tanstack/react-query";
import { ListState } from "@/components/studio/ui/list-state";
import { SaveBar } from "@/components/studio/ui/save-bar";
import type { Locale } from "@/lib/core/locale";
import { readPost, type StaffPost } from "@/lib/posts/staff-client";
import type { ComposerTexts } from "../posts-texts";
import { CaptionSection } from "./caption-section";
import { ComposerHead } from "./composer-head";
import { ConflictNotice } from "./conflict-notice";
import { PicturesSection } from "./pictures-section";
import { PublishSection } from "./publish-section";
import { useComposer } from "./use-composer";

type Shared = { takesClips: boolean; locale: Locale; texts: ComposerTexts };

/** One post: its pictures with what is tagged on them, its words, and when shoppers see it; null makes a new one. */
export function Composer({ postId, takesClips, locale, texts }: Shared & { postId: string | null }) {
  const query = useQuery({
    queryKey: ["studio", "post", postId],
    queryFn: () => (postId === null ? null : readPost(postId)),
    // What is typed must not be taken away by what comes later: a version that is too old is refused when it is saved.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  return (
    <ListState query={query} count={1} empty={null} locale={locale} texts={texts.ui}>
      {query.data !== undefined && <Parts opened={query.data} {...{ takesClips, locale, texts }} />}
    </ListState>
  );
}

function Parts({ opened, takesClips, locale, texts }: Shared & { opened: StaffPost | null }) {
  const composing = useComposer(opened, locale, texts);
  const { post, conflict, error } = composing;
  const part = { composing, takesClips, locale, texts };
  const isGone = post?.status === "deleted";
  return (
    <>
      <ComposerHead {...part} />
      {conflict && <ConflictNotice {...part} conflict={conflict} />}
      <div
        inert={isGone}
        className={`grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] ${isGone ? "opacity-60" : ""}`}
      >
        <div className="space-y-4">
          <PicturesSection {...part} />
        </div>
        <div className="space-y-4">
          <CaptionSection {...part} />
          <PublishSection {...part} />
        </div>
      </div>
      <SaveBar
        isChanged={composing.isChanged && !isGone}
        isBusy={composing.isBusy}
        error={conflict ? texts.ui.changedTitle : error}
        onSave={conflict ? composing.keepMine : composing.save}
        onDiscard={composing.discard}
        texts={texts.ui}
      />
    </>
  );
}
