import { controlsOf } from "./controls";
import { type Draft, isDraftField } from "./draft";
import type { FieldSentences } from "./field-sentences";

/** A sentence for each field that is wrong. */
export type FormErrors = Partial<Record<keyof Draft, string | undefined>>;

/** What the browser itself sees missing or wrong: said without waiting for the server, which judges all the same. */
export function errorsOfForm(form: HTMLFormElement, sentences: FieldSentences): FormErrors {
  const wrong = controlsOf(form).filter(({ name, validity }) => isDraftField(name) && !validity.valid);
  return Object.fromEntries(wrong.map(({ name }) => [name, sentenceFor(name, sentences)]));
}

const sentenceFor = (name: string, sentences: FieldSentences): string =>
  name in sentences ? sentences[name as keyof FieldSentences] : sentences.other;

// The API's name of the chosen delivery, and ours.
const RENAMED: Record<string, keyof Draft> = { shippingRateId: "rateId" };

/** What a problem of the API says about the fields that are on this page. */
export function errorsOfProblem(errors: readonly { pointer: string; detail: string }[] = []): FormErrors {
  const named = errors.map(({ pointer, detail }): [string, string] => {
    const name = pointer.split("/").at(-1) ?? "";
    return [RENAMED[name] ?? name, detail];
  });
  return Object.fromEntries(named.filter(([name]) => isDraftField(name)));
}

/** Takes the reader to the first field that is wrong, in the order of the page. */
export function focusFirstError(form: HTMLFormElement, errors: FormErrors): void {
  controlsOf(form)
    .find(({ name }) => isDraftField(name) && errors[name] !== undefined)
    ?.focus();
}
