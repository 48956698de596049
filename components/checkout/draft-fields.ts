import type { ChangeEvent } from "react";
import { type Draft, updateDraft } from "./draft";
import type { FormErrors } from "./form-errors";

/** What every group of fields works with. */
export type DraftFieldsProps = {
  draft: Draft;
  errors: FormErrors;
  /** Takes the mark off a field that is being mended. */
  onMend: (name: keyof Draft) => void;
};

/** Ties a control to a field of the draft. */
export const bindField =
  ({ draft, errors, onMend }: DraftFieldsProps) =>
  (name: keyof Draft) => ({
    name,
    value: draft[name],
    error: errors[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => {
      updateDraft({ [name]: event.target.value });
      onMend(name);
    },
  });
