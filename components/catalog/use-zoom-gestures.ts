import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useRef } from "react";
import type { useZoomView } from "./use-zoom-view";
import { CLOSE_UP, pinch, type Point, STEP, swipeStep, WHOLE, zoomAbout } from "./zoom-rules";

const DOUBLE_TAP_MS = 300;
const TAP_PX = 10;
/** Pixels of a wheel that are one step. */
const NOTCH_PX = 120;

type Finger = { start: Point; now: Point };

/** A point of an event, from the middle of the stage. */
function pointOf({ clientX, clientY }: { clientX: number; clientY: number }, stage: Element): Point {
  const { left, top, width, height } = stage.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}

const moved = ({ start, now }: Finger): Point => ({ x: now.x - start.x, y: now.y - start.y });

/**
 * Fingers, mouse and wheel: two fingers pinch, one drags or turns the page, two taps go close and back.
 *
 * @param turn Goes to the next picture (1) or the one before (-1).
 * @returns What the stage listens to.
 */
export function useZoomGestures(
  stage: RefObject<HTMLElement | null>,
  zoom: ReturnType<typeof useZoomView>,
  turn: (step: 1 | -1) => void,
) {
  const fingers = useRef(new Map<number, Finger>());
  const lastTap = useRef({ at: 0, x: 0, y: 0 });
  useWheel(stage, zoom);

  const down = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const point = pointOf(event, event.currentTarget);
    fingers.current.set(event.pointerId, { start: point, now: point });
  };

  const move = (event: PointerEvent<HTMLElement>) => {
    const finger = fingers.current.get(event.pointerId);
    if (!finger) return;
    const before = [...fingers.current.values()].map(({ now }) => now);
    const last = finger.now;
    finger.now = pointOf(event, event.currentTarget);
    const after = [...fingers.current.values()].map(({ now }) => now);
    const [a, b] = before;
    const [c, d] = after;
    if (a && b && c && d) zoom.update((view) => pinch(view, [a, b], [c, d]));
    else if (zoom.view.scale > 1) zoom.pan({ x: finger.now.x - last.x, y: finger.now.y - last.y });
    else zoom.carry(moved(finger).x);
  };

  const up = (event: PointerEvent<HTMLElement>) => {
    const finger = fingers.current.get(event.pointerId);
    fingers.current.delete(event.pointerId);
    if (!finger || fingers.current.size > 0) return;
    const way = moved(finger);
    if (Math.hypot(way.x, way.y) < TAP_PX) tap(finger.now, event.timeStamp);
    else if (zoom.view.scale === 1) {
      const step = swipeStep(way);
      zoom.reset();
      if (step !== 0 && event.type === "pointerup") turn(step);
    }
  };

  const tap = (point: Point, at: number) => {
    const { x, y, at: before } = lastTap.current;
    const isDouble = at - before < DOUBLE_TAP_MS && Math.hypot(point.x - x, point.y - y) < TAP_PX * 3;
    lastTap.current = { at: isDouble ? 0 : at, ...point };
    if (isDouble) zoom.update((view) => (view.scale > 1 ? WHOLE : zoomAbout(view, point, CLOSE_UP)));
  };

  return { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: up };
}

function useWheel(stage: RefObject<HTMLElement | null>, zoom: ReturnType<typeof useZoomView>) {
  const turnWheel = useEffectEvent((event: WheelEvent) => {
    // Else the browser would make the whole page larger.
    event.preventDefault();
    if (stage.current) zoom.zoomBy(STEP ** (-event.deltaY / NOTCH_PX), pointOf(event, stage.current));
  });
  useEffect(() => {
    const { current } = stage;
    current?.addEventListener("wheel", turnWheel, { passive: false });
    return () => current?.removeEventListener("wheel", turnWheel);
  }, [stage]);
}
