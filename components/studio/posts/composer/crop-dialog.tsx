import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { Dialog } from "@/components/studio/ui/dialog";
import { useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { pictureUrl } from "@/lib/core/picture-url";
import { cropPicture, type UploadedPicture, type WholePicture } from "@/lib/media/staff-client";
import type { ComposerTexts } from "../posts-texts";
import { partOf, placeOf, SMALLEST_PART } from "./crop-rules";

type Cropped = { id: string; placeholder: string; whole: WholePicture };

type CropDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  picture: Cropped;
  onDone: (cropped: UploadedPicture) => void;
  texts: ComposerTexts;
};

/** Chooses the part of a picture that shoppers see. */
export function CropDialog({ isOpen, onClose, ...crop }: CropDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={crop.texts.post.cropTitle}>
      <Crop onClose={onClose} {...crop} />
    </Dialog>
  );
}

const STEP = 0.02;

function Crop({ onClose, picture: { id, placeholder, whole }, onDone, texts }: Omit<CropDialogProps, "isOpen">) {
  const { post: words, ui } = texts;
  const [place, setPlace] = useState(() => placeOf(whole, whole.crop));
  const { isBusy, error, run } = useTry(ui.error);
  const part = partOf(whole, place.scale, place);
  const moveTo = (x: number, y: number) => {
    const next = partOf(whole, place.scale, { x, y });
    setPlace({ ...place, x: next.x + next.width / 2, y: next.y + next.height / 2 });
  };
  const send = (crop: typeof part | null) =>
    run(async () => {
      onDone(await cropPicture(id, crop));
      onClose();
    });
  return (
    <div className="mt-3 space-y-4">
      <p className="text-sm text-muted">{words.cropHint}</p>
      <Frame whole={whole} placeholder={placeholder} part={part} onMove={moveTo} texts={words} />
      <label className="block text-sm font-medium">
        {words.cropSize}
        <input
          type="range"
          min={SMALLEST_PART}
          max={1}
          step={0.01}
          value={place.scale}
          onChange={({ target }) => setPlace({ ...place, scale: Number(target.value) })}
          className="mt-1 block h-11 w-full accent-clay"
        />
      </label>
      <div role="alert">{error !== undefined && <FieldError id="crop-error" error={error} />}</div>
      <div className="flex flex-wrap justify-end gap-2">
        <button type="button" onClick={onClose} className={BUTTON.secondary}>
          {ui.cancel}
        </button>
        {whole.crop && (
          <button type="button" disabled={isBusy} onClick={() => send(null)} className={BUTTON.secondary}>
            {words.cropNone}
          </button>
        )}
        <button type="button" disabled={isBusy} onClick={() => send(part)} className={BUTTON.primary}>
          {words.cropTake}
        </button>
      </div>
    </div>
  );
}

type FrameProps = {
  whole: WholePicture;
  placeholder: string;
  part: ReturnType<typeof partOf>;
  /** To where its middle goes. */
  onMove: (x: number, y: number) => void;
  texts: ComposerTexts["post"];
};

const percent = (fraction: number) => `${String(fraction * 100)}%`;

/** The whole picture with the part in it, which is dragged or moved by the arrow keys. */
function Frame({ whole: { key, width, height }, placeholder, part, onMove, texts }: FrameProps) {
  const start = useRef<{ x: number; y: number } | null>(null);
  const middle = { x: part.x + part.width / 2, y: part.y + part.height / 2 };
  const press = (event: KeyboardEvent) => {
    const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [];
    if (x === undefined || y === undefined) return;
    event.preventDefault();
    onMove(middle.x + x * STEP, middle.y + y * STEP);
  };
  const fractionOf = (event: PointerEvent) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    return box ? { x: event.clientX / box.width, y: event.clientY / box.height } : null;
  };
  const drag = (event: PointerEvent) => {
    const now = fractionOf(event);
    if (start.current && now) onMove(now.x - start.current.x, now.y - start.current.y);
  };
  return (
    <div
      className="relative mx-auto overflow-hidden rounded-card"
      style={{ maxWidth: `min(100%, calc(50dvh * ${String(width / height)}))` }}
    >
      <img
        src={pictureUrl(key, 720, "webp")}
        width={width}
        height={height}
        alt=""
        className="block w-full"
        style={{ background: placeholder }}
      />
      <button
        type="button"
        aria-label={texts.cropPart}
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown"
        onKeyDown={press}
        onPointerDown={(event) => {
          const at = fractionOf(event);
          start.current = at && { x: at.x - middle.x, y: at.y - middle.y };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={drag}
        onPointerUp={() => (start.current = null)}
        onPointerCancel={() => (start.current = null)}
        className="crop-part absolute cursor-move touch-none border-2 border-on-glass"
        style={{
          ...{ left: percent(part.x), top: percent(part.y) },
          ...{ width: percent(part.width), height: percent(part.height) },
        }}
      />
    </div>
  );
}
