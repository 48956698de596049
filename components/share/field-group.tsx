import { type ReactNode, useId } from "react";
import { FieldError } from "@/components/ui/field";

type FieldGroupProps = { legend: string; hint?: string; error: string | undefined; children: ReactNode };

/** Choices that belong together, with their name, and what is wrong with them. */
export function FieldGroup({ legend, hint, error, children }: FieldGroupProps) {
  const id = useId();
  return (
    <fieldset aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className="text-lg font-semibold">{legend}</legend>
      {hint !== undefined && <p className="mt-1 text-sm text-muted">{hint}</p>}
      {error !== undefined && (
        <div role="alert">
          <FieldError id={`${id}-error`} error={error} />
        </div>
      )}
      <div className="mt-2">{children}</div>
    </fieldset>
  );
}
