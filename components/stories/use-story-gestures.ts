import { type MouseEvent, type PointerEvent, useRef, useState } from "react";

const HOLD_MS = 300;
const CLOSING_SWIPE_PX = 90;

/**
 * Fingers on a story: holding one down pauses it, pulling it down closes it. Neither is a tap then.
 *
 * @returns Handlers for the element that is touched, and whether a finger is down.
 */
export function useStoryGestures(onClose: () => void) {
  const [isHeld, setHeld] = useState(false);
  const down = useRef({ y: 0, at: 0 });
  const isTap = useRef(true);
  return {
    isHeld,
    onPointerDown: (event: PointerEvent) => {
      down.current = { y: event.clientY, at: event.timeStamp };
      setHeld(true);
    },
    onPointerUp: (event: PointerEvent) => {
      setHeld(false);
      const isSwipe = event.clientY - down.current.y > CLOSING_SWIPE_PX;
      isTap.current = !isSwipe && event.timeStamp - down.current.at < HOLD_MS;
      if (isSwipe) onClose();
    },
    onPointerCancel: () => setHeld(false),
    onPointerLeave: () => setHeld(false),
    onClickCapture: (event: MouseEvent) => {
      // A key's click has no finger before it.
      if (!isTap.current && event.detail > 0) event.stopPropagation();
      isTap.current = true;
    },
  };
}
