import { momentOf } from "@/components/studio/ui/dates";
import { StatusPill } from "@/components/studio/ui/status-pill";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { PostStatus } from "@/lib/posts/staff-client";
import type { PostsTexts } from "./posts-texts";

type PostStateProps = {
  post: { status: PostStatus; publishedAt: string };
  locale: Locale;
  texts: PostsTexts["room"];
};

const TONES = { published: "good", scheduled: "warn", draft: "plain", deleted: "bad" } as const;

/** The state of a post in a word, and the time of one that is planned. */
export function PostState({ post: { status, publishedAt }, locale, texts }: PostStateProps) {
  const words =
    status === "scheduled" ? fill(texts.plannedFor, { when: momentOf(publishedAt, locale) }) : texts[status];
  return <StatusPill tone={TONES[status]}>{words}</StatusPill>;
}
