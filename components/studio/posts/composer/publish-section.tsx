import { useState } from "react";
import { CONTROL } from "@/components/studio/ui/language-fields";
import { Section } from "@/components/studio/ui/section";
import { BUTTON } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { notify } from "@/components/ui/notice";
import { routes } from "@/lib/core/routes";
import { fromShopTime, toShopTime } from "@/lib/core/shop-time";
import type { StaffPost } from "@/lib/posts/staff-client";
import type { PartProps } from "./part";

/** When shoppers see a post, how it will look, and how it goes away. */
export function PublishSection(props: PartProps) {
  const { composing, texts } = props;
  const { post, act, isBusy, error } = composing;
  const { post: words } = texts;
  const isShown = post?.status === "published";
  return (
    <Section title={words.publishTitle} hint={isShown ? words.isPublished : words.publishHint}>
      <div className="flex flex-wrap gap-2">
        {!isShown && (
          <button
            type="button"
            disabled={isBusy}
            onClick={() => act("publish", words.published)}
            className={`${BUTTON.primary} flex-1`}
          >
            {words.publish}
          </button>
        )}
        {(isShown || post?.status === "scheduled") && (
          <button
            type="button"
            disabled={isBusy}
            onClick={() => act("unpublish", isShown ? words.unpublished : words.unplanned)}
            className={`${BUTTON.secondary} flex-1`}
          >
            {isShown ? words.unpublish : words.unplan}
          </button>
        )}
      </div>
      <div role="alert">{error !== undefined && <FieldError id="post-error" error={error} />}</div>
      {!isShown && <Plan {...props} />}
      {post && <Links {...props} post={post} />}
      {post && (
        <button
          type="button"
          disabled={isBusy}
          onClick={() => act("delete", words.deletedNow)}
          className="min-h-11 pressable rounded-full text-danger underline underline-offset-4"
        >
          {words.deletePost}
        </button>
      )}
    </Section>
  );
}

/** A time to come, by the clock of the shop. */
function Plan({ composing: { post, act, isBusy, errors }, texts: { post: words } }: PartProps) {
  const planned = post?.status === "scheduled" ? toShopTime(new Date(post.publishedAt)) : "";
  const [time, setTime] = useState(planned);
  const at = fromShopTime(time);
  const error = errors["#/publishAt"];
  return (
    <div>
      <label htmlFor="publish-at" className="mb-1 block text-sm font-medium">
        {words.planFor}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id="publish-at"
          type="datetime-local"
          value={time}
          onChange={({ target }) => setTime(target.value)}
          aria-invalid={error === undefined ? undefined : true}
          className={`${CONTROL} w-auto flex-1 basis-44`}
        />
        <button
          type="button"
          disabled={isBusy || at === null || time === planned}
          onClick={() => at && act({ publishAt: at.toISOString() }, words.planned)}
          className={BUTTON.secondary}
        >
          {words.plan}
        </button>
      </div>
    </div>
  );
}

/** Where a post can be seen, before it is published or after. */
function Links({ composing, post, locale, texts: { post: words } }: PartProps & { post: StaffPost }) {
  const isShown = post.status === "published";
  const path = isShown ? routes.post(locale, post.shortId) : routes.preview(locale, post.previewToken);
  const copy = () =>
    navigator.clipboard
      .writeText(new URL(path, window.location.href).href)
      .then(() => notify({ text: words.copied }))
      .catch(() => notify({ text: words.copyRefused }));
  return (
    <div>
      <div className="flex flex-wrap gap-2">
        <a href={path} target="_blank" rel="noreferrer" className={`${BUTTON.secondary} flex-1`}>
          {isShown ? words.seeInShop : words.preview}
        </a>
        <button type="button" onClick={() => void copy()} className={BUTTON.secondary}>
          {words.copyLink}
        </button>
      </div>
      <p className="mt-1 text-sm text-muted">
        {composing.isChanged ? words.previewIsOld : isShown ? "" : words.previewHint}
      </p>
    </div>
  );
}
