import { type SubmitEvent, useId, useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { PHOTO_LIMITS } from "@/lib/core/photo-limits";
import { ConsentFields } from "./consent-fields";
import { PhotoStage } from "./photo-stage";
import { PhotoStrip } from "./photo-strip";
import { Unopened } from "./pick-photos";
import type { ShareTexts } from "./share-texts";
import { changeDraft, sendShare, type Share } from "./share-state";

type ShareFormProps = { state: Share; takesClips: boolean | undefined; locale: Locale; texts: ShareTexts };

/** Everything about the photos on one page: look, words, consent, off. */
export function ShareForm({ state, takesClips, locale, texts }: ShareFormProps) {
  const { draft, unopened } = state;
  const { share } = texts;
  const [chosenKey, choose] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const photo = draft.photos.find(({ key }) => key === chosenKey) ?? draft.photos[0];
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (draft.placements.length > 0 && draft.people !== null && isAddress(draft.email)) void sendShare();
  };
  const count = draft.photos.length;
  const emailFault = isAsked && !isAddress(draft.email) ? share.emailOdd : undefined;
  return (
    <form onSubmit={send} noValidate className="mt-4 space-y-6">
      <PhotoStrip
        photos={draft.photos}
        takesClips={takesClips}
        chosenKey={photo?.key ?? null}
        onChoose={choose}
        texts={share}
      />
      <Unopened files={unopened} texts={share} />
      {photo && <PhotoStage key={photo.key} photo={photo} token={draft.token} locale={locale} texts={share} />}
      <CaptionField text={draft.caption} texts={share} />
      <TextField
        label={share.creatorName}
        error={undefined}
        value={draft.creatorName}
        maxLength={PHOTO_LIMITS.creatorName}
        autoComplete="nickname"
        onChange={({ target }) => changeDraft({ creatorName: target.value })}
      />
      <div>
        <TextField
          label={share.email}
          error={emailFault}
          type="email"
          value={draft.email}
          maxLength={254}
          autoComplete="email"
          onChange={({ target }) => changeDraft({ email: target.value.trim() })}
        />
        <p className="mt-1 text-sm text-muted">{share.emailHint}</p>
      </div>
      <ConsentFields draft={draft} isAsked={isAsked} locale={locale} texts={texts} />
      <button type="submit" className={`${BUTTON.primary} w-full`}>
        {count > 1 ? fill(share.send, { count }) : photo?.poster ? share.sendClip : share.sendOne}
      </button>
    </form>
  );
}

/** None, or one that the shop would take. */
const isAddress = (email: string): boolean => email === "" || /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email);

function CaptionField({ text, texts }: { text: string; texts: ShareTexts["share"] }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {texts.caption}
      </label>
      <textarea
        id={id}
        rows={3}
        value={text}
        maxLength={PHOTO_LIMITS.caption}
        placeholder={texts.captionHint}
        onChange={({ target }) => changeDraft({ caption: target.value })}
        className="block w-full rounded-card border border-muted/70 bg-surface px-3.5 py-2.5 text-base placeholder:text-muted"
      />
    </div>
  );
}
