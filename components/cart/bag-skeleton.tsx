/** The bag before it is known: two lines of the final size. */
export function BagSkeleton({ label }: { label: string }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true" className="animate-pulse border-t border-line">
        {["first", "second"].map((line) => (
          <div key={line} className="flex gap-4 border-b border-line py-4">
            <div className="h-30 w-24 rounded-card bg-line" />
            <div className="flex flex-1 flex-col gap-2">
              <div className="h-5 w-2/3 rounded-full bg-line" />
              <div className="h-4 w-1/3 rounded-full bg-line" />
              <div className="mt-auto h-11 w-32 rounded-full bg-line" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
