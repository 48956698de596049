import { type RefObject, useState } from "react";
import type { PictureSource } from "@/components/ui/picture";
import { clampView, fitSize, type Point, type View, WHOLE, zoomAbout } from "./zoom-rules";

const MIDDLE: Point = { x: 0, y: 0 };

/**
 * How a picture lies on its stage, and the ways to move it. Whatever is asked for, the view stays allowed.
 *
 * @returns `carry` moves a whole picture freely, while a finger decides whether it turns the page.
 */
export function useZoomView(stage: RefObject<HTMLElement | null>, picture: PictureSource) {
  const [view, setView] = useState(WHOLE);
  const update = (change: (view: View) => View) =>
    setView((before) => {
      const { clientWidth: width = 0, clientHeight: height = 0 } = stage.current ?? {};
      const size = { width, height };
      return clampView(change(before), fitSize(picture, size), size);
    });
  return {
    view,
    update,
    zoomBy: (factor: number, point: Point = MIDDLE) =>
      update((before) => zoomAbout(before, point, before.scale * factor)),
    pan: (by: Point) => update(({ scale, x, y }) => ({ scale, x: x + by.x, y: y + by.y })),
    carry: (x: number) => setView({ ...WHOLE, x }),
    reset: () => setView(WHOLE),
  };
}
