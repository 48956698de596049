/**
 * Opens a dialog and gives it an entry in the history, so that "back" closes it and leaves the page alone.
 *
 * @returns Closes it and takes the entry away again.
 */
export function openWithHistory(dialog: HTMLDialogElement | null, onClose: () => void) {
  dialog?.showModal();
  window.history.pushState({ ...window.history.state, isSheet: true }, "");
  const address = window.location.href;
  window.addEventListener("popstate", onClose);
  return () => {
    window.removeEventListener("popstate", onClose);
    dialog?.close();
    // Safe: whatever the state is, only our own mark is looked for.
    const state = window.history.state as { isSheet?: boolean } | null;
    if (state?.isSheet === true && window.location.href === address) window.history.back();
  };
}
