import { useQuery } from "@tanstack/react-query";
import { type ComponentProps, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { openWithHistory } from "@/components/ui/open-with-history";
import type { PictureSource } from "@/components/ui/picture";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { pictureUrl } from "@/lib/core/picture-url";
import { textsQuery } from "@/lib/texts/client";
import { useZoomGestures } from "./use-zoom-gestures";
import { useZoomView } from "./use-zoom-view";
import { ZoomControls } from "./zoom-controls";
import { STEP } from "./zoom-rules";

type ZoomProps = {
  pictures: readonly PictureSource[];
  /** Picture to begin with. */
  start: number;
  onClose: () => void;
  locale: Locale;
};

const PAN_PX = 80;
const PANS: Partial<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: PAN_PX, y: 0 },
  ArrowRight: { x: -PAN_PX, y: 0 },
  ArrowUp: { x: 0, y: PAN_PX },
  ArrowDown: { x: 0, y: -PAN_PX },
};
const FACTORS: Partial<Record<string, number>> = { "+": STEP, "=": STEP, "-": 1 / STEP, _: 1 / STEP };
const TURNS: Partial<Record<string, 1 | -1>> = { ArrowLeft: -1, ArrowRight: 1 };

/** A product's pictures over the whole screen, as large as there are. */
export function Zoom({ pictures, start, onClose, locale }: ZoomProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { data: texts } = useQuery(textsQuery("productMore", locale));
  const [index, setIndex] = useState(start);
  // While the dialog is still there: only then the browser gives the focus back.
  useLayoutEffect(() => openWithHistory(dialog.current, onClose), [onClose]);
  const picture = pictures[index];
  const turn = (step: 1 | -1) => {
    if (pictures[index + step]) setIndex(index + step);
  };
  return (
    <dialog
      ref={dialog}
      aria-label={texts?.zoom}
      onClose={onClose}
      className="fixed inset-0 m-0 size-full max-h-none max-w-none overflow-hidden bg-paper p-0 text-ink"
    >
      {picture && (
        <ZoomStage
          key={picture.key}
          picture={picture}
          turn={turn}
          controls={{ index, count: pictures.length, close: () => dialog.current?.close(), texts }}
        />
      )}
    </dialog>
  );
}

type ZoomStageProps = {
  picture: PictureSource;
  turn: (step: 1 | -1) => void;
  controls: Pick<ComponentProps<typeof ZoomControls>, "index" | "count" | "close"> & {
    texts: Texts<"productMore"> | undefined;
  };
};

function ZoomStage({ picture, turn, controls: { texts, ...controls } }: ZoomStageProps) {
  const stage = useRef<HTMLDivElement>(null);
  const zoom = useZoomView(stage, picture);
  const gestures = useZoomGestures(stage, zoom, turn);
  const { scale, x, y } = zoom.view;
  // The keys act wherever the focus is in the dialog, the dialog itself included; each has a button as well.
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const factor = FACTORS[event.key];
    const step = TURNS[event.key];
    const pan = PANS[event.key];
    if (factor !== undefined) zoom.zoomBy(factor);
    else if (scale > 1 && pan) zoom.pan(pan);
    else if (step !== undefined) turn(step);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <div className="relative size-full">
      <div
        ref={stage}
        {...gestures}
        className={`grid size-full touch-none place-items-center select-none ${scale > 1 ? "cursor-grab" : "cursor-zoom-in"}`}
      >
        <LargePicture picture={picture} style={{ translate: `${x}px ${y}px`, scale: String(scale) }} />
      </div>
      {texts && <ZoomControls {...controls} scale={scale} zoomBy={zoom.zoomBy} turn={turn} texts={texts} />}
    </div>
  );
}

/** What is on the screen of a picture already, in whatever size. */
const shownSource = (key: string) => Array.from(document.images).find(({ currentSrc }) => currentSrc.includes(key));

function LargePicture({ picture, style }: { picture: PictureSource; style: { translate: string; scale: string } }) {
  const { key, width, height, alt, placeholder } = picture;
  const [small] = useState(() => shownSource(key)?.currentSrc);
  const background = small === undefined ? placeholder : `center / cover url("${small}")`;
  return (
    <picture>
      <source type="image/avif" srcSet={pictureUrl(key, width)} />
      <img
        src={pictureUrl(key, 720, "webp")}
        width={width}
        height={height}
        alt={alt}
        draggable={false}
        className="h-auto"
        style={{ background, ...style, width: `min(100vw, ${(100 * width) / height}dvh)` }}
      />
    </picture>
  );
}
