import { useEffect, useRef, useState } from "react";
import { LanguageFields } from "@/components/studio/ui/language-fields";
import { Section } from "@/components/studio/ui/section";
import { ClipFilm } from "@/components/ui/clip-film";
import { FieldError } from "@/components/ui/field";
import { notify } from "@/components/ui/notice";
import { fill } from "@/lib/core/fill";
import { clipUrl, pictureUrl } from "@/lib/core/picture-url";
import { POST_LIMITS } from "@/lib/core/post-limits";
import { isFilm } from "@/lib/core/upload-limits";
import type { UploadedPicture } from "@/lib/media/staff-client";
import type { StaffMedia } from "@/lib/posts/staff-client";
import { CropDialog } from "./crop-dialog";
import { tagsAfterCrop } from "./crop-rules";
import { defaultAlt, moved } from "./form";
import type { PartProps } from "./part";
import { Stage } from "./stage";
import { Strip } from "./strip";
import { UploadPlace } from "./upload-place";
import { Uploading } from "./uploading";
import { useUploads } from "./use-uploads";

const asMedia = ({ id, key, width, height, placeholder, alt, durationMs, whole }: UploadedPicture): StaffMedia => ({
  ...{ id, key, width, height, placeholder, alt, durationMs, whole },
  tags: [],
});

/** The pictures of a post, or its one clip: sent, put in order, cropped, described, and what is sold in them tagged. */
export function PicturesSection(props: PartProps) {
  const { composing, takesClips, texts } = props;
  const { form, change, errors } = composing;
  const { post: words, ui } = texts;
  const [chosenId, setChosen] = useState<string | null>(null);
  const index = Math.max(
    0,
    form.media.findIndex(({ id }) => id === chosenId),
  );
  const chosen = form.media[index];
  const put = (next: (media: StaffMedia[]) => StaffMedia[]) =>
    change((before) => ({ ...before, media: next(before.media) }));
  const latest = useRef(form.media);
  useEffect(() => {
    latest.current = form.media;
  });
  const uploads = useUploads({
    onOne: (picture) => {
      if (!canTake(latest.current, picture) && !latest.current.some(({ id }) => id === picture.id)) {
        notify({ text: words.clipAlone });
      }
      put((media) => (canTake(media, picture) ? [...media, asMedia(picture)] : media));
      setChosen(picture.id);
    },
    takesClips,
    texts: { offline: ui.error, ...words },
  });
  const send = (files: readonly File[]) => {
    const room = POST_LIMITS.pictures - form.media.length;
    if (files.length > room) notify({ text: fill(words.tooMany, { count: POST_LIMITS.pictures }) });
    const given = files.slice(0, room);
    uploads.send(given, strangersOf(given, form.media.length > 0 || uploads.isBusy));
  };
  const error = errors["#/media"];
  return (
    <Section
      title={words.pictures}
      hint={`${words.picturesHint} ${takesClips ? words.clipHint : words.noClips}`}
      action={<UploadPlace onFiles={send} isFull={isFull(form.media)} takesClips={takesClips} texts={words} />}
    >
      <Uploading uploads={uploads.uploads} onPutAway={uploads.putAway} texts={words} />
      {error !== undefined && <FieldError id="media-error" error={error} />}
      {chosen ? (
        <>
          <Strip
            media={form.media}
            chosen={index}
            onChoose={setChosen}
            onMove={(from, to) => put((media) => moved(media, from, to))}
            texts={words}
          />
          <Chosen
            {...props}
            picture={chosen}
            index={index}
            onChange={(next) => put((media) => media.map((one) => (one.id === chosen.id ? next(one) : one)))}
            onMove={(to) => put((media) => moved(media, index, to))}
            onRemove={() => put((media) => media.filter(({ id }) => id !== chosen.id))}
            onReplaced={setChosen}
          />
        </>
      ) : (
        <p className="py-8 text-center text-muted">{words.noPictures}</p>
      )}
    </Section>
  );
}

/** A clip stands alone. */
const isFull = (media: readonly StaffMedia[]): boolean =>
  media.length >= POST_LIMITS.pictures || media.some(({ durationMs }) => durationMs !== null);

/** Of files that are sent together, those that cannot stand beside the others. */
const strangersOf = (files: readonly File[], hasOthers: boolean): readonly File[] => {
  const [first] = files;
  const isOneClip = first !== undefined && isFilm(first) && !hasOthers;
  return isOneClip ? files.slice(1) : files.filter(isFilm);
};

const canTake = (media: readonly StaffMedia[], { id, durationMs }: UploadedPicture): boolean =>
  !isFull(media) && !media.some((one) => one.id === id) && (durationMs === null || media.length === 0);

type ChosenProps = PartProps & {
  picture: StaffMedia;
  index: number;
  onChange: (next: (before: StaffMedia) => StaffMedia) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  /** Another picture stands in its place. */
  onReplaced: (id: string) => void;
};

/** The picture that is worked on: on the left as shoppers see it, beside it all that is said of it. */
function Chosen(props: ChosenProps) {
  const { composing, picture, index, onChange, onMove, onRemove, onReplaced, texts } = props;
  const { form, errors, known } = composing;
  const { post: words, room } = texts;
  const [isCropping, setCropping] = useState(false);
  const defaults = { th: defaultAlt(picture, known, "th"), en: defaultAlt(picture, known, "en") };
  const hasDefault = defaults.th !== "" && defaults.en !== "";
  const wrong = errors[`#/media/${String(index)}/id`];
  const replace = (cropped: UploadedPicture) => {
    const tags = tagsAfterCrop(picture, cropped);
    if (tags.length < picture.tags.length) {
      notify({ text: fill(words.cutTags, { count: picture.tags.length - tags.length }) });
    }
    onChange((before) => ({ ...asMedia(cropped), alt: before.alt, tags }));
    onReplaced(cropped.id);
  };
  const act =
    "min-h-11 pressable rounded-full px-3 underline underline-offset-4 disabled:no-underline disabled:opacity-50";
  return (
    <div>
      <Stage key={picture.id} {...props} />
      {picture.durationMs !== null && (
        <ClipFilm
          src={clipUrl(picture.key)}
          poster={pictureUrl(picture.key, 360)}
          label={words.clipPreview}
          size={picture}
          className="mt-2 h-72 max-w-full rounded-card"
        />
      )}
      <div className="mt-2 -ml-3 flex flex-wrap">
        {form.media.length > 1 && <MoveButtons index={index} count={form.media.length} {...{ onMove, act, words }} />}
        {picture.whole && (
          <button type="button" onClick={() => setCropping(true)} className={act}>
            {words.crop}
          </button>
        )}
        <button type="button" onClick={onRemove} className={`${act} text-danger`}>
          {words.takeOut}
        </button>
      </div>
      {wrong !== undefined && <FieldError id={`media-${String(index)}-error`} error={wrong} />}
      <div className="mt-3">
        <LanguageFields
          label={words.alt}
          value={picture.alt}
          onChange={(alt) => onChange((before) => ({ ...before, alt }))}
          errorOf={(locale) => errors[`#/media/${String(index)}/alt/${locale}`]}
          needed={hasDefault ? "never" : "always"}
          missing={room.missingText}
          maxLength={POST_LIMITS.alt}
          placeholder={defaults}
        />
        <p className="mt-1 text-sm text-muted">{hasDefault ? words.altDefault : words.altHint}</p>
      </div>
      {picture.whole && (
        <CropDialog
          isOpen={isCropping}
          onClose={() => setCropping(false)}
          picture={{ id: picture.id, placeholder: picture.placeholder, whole: picture.whole }}
          onDone={replace}
          texts={texts}
        />
      )}
    </div>
  );
}

type MoveButtonsProps = {
  index: number;
  count: number;
  onMove: (to: number) => void;
  act: string;
  words: PartProps["texts"]["post"];
};

function MoveButtons({ index, count, onMove, act, words }: MoveButtonsProps) {
  return (
    <>
      <button type="button" disabled={index === 0} onClick={() => onMove(index - 1)} className={act}>
        {words.earlier}
      </button>
      <button type="button" disabled={index === count - 1} onClick={() => onMove(index + 1)} className={act}>
        {words.later}
      </button>
    </>
  );
}
