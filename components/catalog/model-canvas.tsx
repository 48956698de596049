import { createElement, useEffect, useState } from "react";
import { preload } from "react-dom";
import { BUTTON } from "@/components/ui/button";
import { notify } from "@/components/ui/notice";
import { Picture, type PictureSource, SIZES } from "@/components/ui/picture";
import type { Texts } from "@/lib/core/messages";
import { loadViewer } from "./load-viewer";

type ModelCanvasProps = {
  src: string;
  iosSrc: string;
  alt: string;
  poster: PictureSource | undefined;
  attempt: number;
  onFail: () => void;
  texts: Texts<"model">;
};

/** What the viewer says of itself, in our words instead of its English ones. */
function spokenViews({ keys, front, right, back, left, above, below }: Texts<"model">): string {
  const sides = Object.entries({ front, right, back, left });
  const views = sides.flatMap(([side, text]) => [
    [side, text],
    [`upper-${side}`, `${text} ${above}`],
    [`lower-${side}`, `${text} ${below}`],
  ]);
  return JSON.stringify({ ...Object.fromEntries(views), "interaction-prompt": keys });
}

/** Turns by hand only, so there is nothing to hold still for who wants less motion. */
const BEHAVIOUR = {
  "camera-controls": true,
  "disable-pan": true,
  "disable-tap": true,
  "touch-action": "none",
  "interaction-prompt": "none",
  "camera-orbit": "25deg 72deg 105%",
  "shadow-intensity": "0.7",
  exposure: "0.85",
  ar: true,
  "ar-modes": "webxr scene-viewer quick-look",
  "ar-scale": "fixed",
} as const;

/** The model with its light and shadow; the product's picture until it is there. */
export function ModelCanvas({ src, iosSrc, alt, poster, attempt, onFail, texts }: ModelCanvasProps) {
  const [isKnown, setKnown] = useState(false);
  const [progress, setProgress] = useState(0);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    let isHere = true;
    // The model comes beside the script that will ask for it, not after it.
    preload(src, { as: "fetch", crossOrigin: "anonymous" });
    loadViewer(attempt).then(
      () => isHere && setKnown(true),
      () => isHere && onFail(),
    );
    return () => void (isHere = false);
    // Once per attempt: the key of this component changes with it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <div className="relative min-h-0 flex-1 bg-surface">
      {isKnown &&
        createElement(
          "model-viewer",
          {
            ...BEHAVIOUR,
            ...{ src, alt, "ios-src": iosSrc, a11y: spokenViews(texts) },
            class: "absolute inset-0 size-full",
            ref: (viewer: HTMLElement | null) =>
              viewer ? listen(viewer, { setProgress, setShown, onFail, texts }) : undefined,
          },
          <span slot="poster" />,
          <span slot="progress-bar" />,
          <button
            slot="ar-button"
            type="button"
            className={`${BUTTON.primary} absolute inset-x-0 bottom-14 mx-auto w-fit`}
          >
            {texts.inRoom}
          </button>,
          <button slot="exit-webxr-ar-button" type="button" className={`${BUTTON.secondary} absolute top-4 right-4`}>
            {texts.leaveRoom}
          </button>,
        )}
      {poster && (
        <div
          aria-hidden="true"
          className={`pointer-events-none absolute inset-0 overflow-hidden transition-opacity duration-200 ${isShown ? "opacity-0" : ""}`}
        >
          <Picture picture={{ ...poster, alt: "" }} sizes={SIZES.full} className="h-full" />
        </div>
      )}
      <p
        role="status"
        className="pointer-events-none absolute inset-x-0 bottom-3 mx-auto w-fit rounded-full bg-glass px-3 py-1 text-sm text-on-glass"
      >
        {isShown ? (
          <>
            <span className="pointer-fine:hidden">{texts.hint}</span>
            <span className="hidden pointer-fine:inline">{texts.hintMouse}</span>
          </>
        ) : (
          texts.loading
        )}
      </p>
      {!isShown && <Progress value={progress} label={texts.loading} />}
    </div>
  );
}

function Progress({ value, label }: { value: number; label: string }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(value * 100)}
      className="absolute inset-x-0 bottom-0 h-1 bg-line"
    >
      <div
        className="h-full origin-left bg-clay transition-transform duration-200"
        style={{ transform: `scaleX(${Math.max(0.05, value)})` }}
      />
    </div>
  );
}

type Heard = {
  setProgress: (progress: number) => void;
  setShown: (isShown: boolean) => void;
  onFail: () => void;
  texts: Texts<"model">;
};

function listen(viewer: HTMLElement, { setProgress, setShown, onFail, texts }: Heard) {
  const heard = new AbortController();
  const on = (name: string, hear: (detail: { totalProgress: number; status: string }) => void) =>
    // Safe: the events of the viewer that are listened to here carry what is read of them.
    viewer.addEventListener(name, (event) => hear((event as CustomEvent).detail as never), { signal: heard.signal });
  on("progress", ({ totalProgress }) => setProgress(totalProgress));
  on("load", () => setShown(true));
  on("error", onFail);
  on("ar-status", ({ status }) => {
    if (status === "failed") notify({ text: texts.inRoomFailed });
  });
  return () => heard.abort();
}
