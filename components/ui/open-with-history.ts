/** What is open over the page, the topmost last: "back" closes that one only. */
const opened: (() => void)[] = [];
/** Steps back that we take ourselves, after something was closed in another way. */
let ownSteps = 0;
let isListening = false;

function closeTopmost() {
  if (ownSteps > 0) ownSteps -= 1;
  else opened.at(-1)?.();
}

/**
 * Opens a dialog with an entry in the history, so that "back" closes it and leaves the page alone; also over another.
 *
 * @param onClose Hears that "back" wants it closed.
 * @returns Closes it and takes its entry away.
 */
export function openWithHistory(dialog: HTMLDialogElement | null, onClose: () => void) {
  if (!isListening) window.addEventListener("popstate", closeTopmost);
  isListening = true;
  dialog?.showModal();
  const depth = opened.push(onClose);
  window.history.pushState({ ...window.history.state, depth }, "");
  const address = window.location.href;
  return () => {
    opened.splice(opened.indexOf(onClose), 1);
    dialog?.close();
    // Safe: whatever the state is, only our own mark is looked for.
    const state = window.history.state as { depth?: number } | null;
    if (state?.depth !== depth || window.location.href !== address) return;
    ownSteps += 1;
    window.history.back();
  };
}
