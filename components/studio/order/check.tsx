type CheckProps = { label: string; isTicked: boolean; onChange: (isTicked: boolean) => void };

/** A choice of yes or no with its sentence. */
export function Check({ label, isTicked, onChange }: CheckProps) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input
        type="checkbox"
        checked={isTicked}
        onChange={({ target }) => onChange(target.checked)}
        className="size-5 shrink-0 accent-clay"
      />
      {label}
    </label>
  );
}
