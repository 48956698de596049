import { type ComponentProps, type KeyboardEvent, type ReactNode, useId } from "react";
import { AlertIcon, ChevronDownIcon } from "./later-icons";

/** Look of inputs and selects. The edge has 3:1, and 16 px text keeps phones from zooming in. */
const CONTROL =
  "block min-h-12 w-full min-w-0 rounded-card border border-muted/70 bg-surface px-3.5 text-base text-ink transition-colors focus:border-clay focus-visible:outline-offset-0 aria-invalid:border-2 aria-invalid:border-danger";

type Described = {
  label: string;
  /** What is wrong with it, in a sentence. */
  error: string | undefined;
  className?: string;
};

type ControlAttributes = { id: string; className: string; "aria-invalid"?: true; "aria-describedby"?: string };

type FrameProps = Described & { children: (control: ControlAttributes) => ReactNode };

/** Label above, control, and what is wrong with it below. */
function Frame({ label, error, className = "", children }: FrameProps) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block truncate text-sm font-medium">
        {label}
      </label>
      {children({
        id,
        className: CONTROL,
        ...(error !== undefined && { "aria-invalid": true as const, "aria-describedby": `${id}-error` }),
      })}
      {error !== undefined && <FieldError id={`${id}-error`} error={error} />}
    </div>
  );
}

/** What is wrong, below what it is about. */
export function FieldError({ id, error }: { id: string; error: string }) {
  return (
    <p id={id} className="mt-1 flex gap-1.5 text-sm text-danger">
      <AlertIcon className="mt-1 size-4 shrink-0" />
      {error}
    </p>
  );
}

/** A line of text to fill in. Enter goes on to the next field, as the keyboards of phones promise. */
export function TextField({ label, error, className = "", ...input }: Described & ComponentProps<"input">) {
  return (
    <Frame label={label} error={error} className={className}>
      {(control) => <input enterKeyHint="next" onKeyDown={goOnAtEnter} {...input} {...control} />}
    </Frame>
  );
}

/** A choice from a list; `children` are its options. */
export function SelectField({ label, error, className = "", ...select }: Described & ComponentProps<"select">) {
  return (
    <Frame label={label} error={error} className={className}>
      {({ className: look, ...control }) => (
        <span className="relative block">
          <select {...select} {...control} className={`${look} appearance-none pr-10 text-ellipsis`} />
          <ChevronDownIcon className="pointer-events-none absolute top-3.5 right-3 size-5 text-muted" />
        </span>
      )}
    </Frame>
  );
}

function goOnAtEnter(event: KeyboardEvent<HTMLInputElement>) {
  const { form } = event.currentTarget;
  if (event.key !== "Enter" || event.nativeEvent.isComposing || !form) return;
  // Between fields there are also buttons and groups.
  const after = Array.from(form.elements).slice(Array.prototype.indexOf.call(form.elements, event.currentTarget) + 1);
  const next = after.find((control) => control instanceof HTMLInputElement || control instanceof HTMLSelectElement);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
