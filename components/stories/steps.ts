/** A frame of a story. */
export type Place = { handle: string; frame: number };

/**
 * Where a step leads: through a story's frames, then on to the next story or back to the one before.
 *
 * @param handles Stories in the order of the rail.
 * @param count How many frames the story at `from` has.
 * @returns null after the very last frame; before the very first one it stays.
 */
export function stepFrom(handles: readonly string[], from: Place & { count: number }, step: 1 | -1): Place | null {
  const { handle, count } = from;
  const frame = from.frame + step;
  if (frame >= 0 && frame < count) return { handle, frame };
  const other = handles[handles.indexOf(handle) + step];
  if (other !== undefined) return { handle: other, frame: 0 };
  return step === 1 ? null : { handle, frame: 0 };
}
