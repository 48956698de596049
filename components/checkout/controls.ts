/** The fields of a form, in the order of the page. */
export const controlsOf = (form: HTMLFormElement): (HTMLInputElement | HTMLSelectElement)[] =>
  Array.from(form.elements).filter(
    (element) => element instanceof HTMLInputElement || element instanceof HTMLSelectElement,
  );
