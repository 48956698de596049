/** The bag before it is known: two lines of the final size. */
export function BagSkeleton({ label }: { label: string }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true" className="border-line animate-pulse border-t">
        {["first", "second"].map((line) => (
          <div key={line} className="border-line flex gap-4 border-b py-4">
            <div className="bg-line rounded-card h-30 w-24" />
            <div className="flex flex-1 flex-col gap-2">
              <div className="bg-line h-5 w-2/3 rounded-full" />
              <div className="bg-line h-4 w-1/3 rounded-full" />
              <div className="bg-line mt-auto h-11 w-32 rounded-full" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
