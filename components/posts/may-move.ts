type Connection = { saveData?: boolean };

/** Whether something may start to move by itself: not for who asked for less motion, or pays for every byte. */
export function mayMoveByItself(): boolean {
  // Safe: where the browser has no such thing it is undefined, which says nothing against it.
  const { connection } = navigator as Navigator & { connection?: Connection };
  return connection?.saveData !== true && !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
