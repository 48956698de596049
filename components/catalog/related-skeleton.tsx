/** Sizes that the lists below a product and their placeholders share, so that nothing jumps when they come. */
export const RELATED = {
  heading: "text-lg h-7",
  row: "flex h-24 items-center gap-3 border-b border-line",
  foot: "mt-3 h-12",
  look: "mt-2 flex h-35 items-center gap-4",
  lookPicture: "h-35 w-28 rounded-card",
  rail: "-mx-4 mt-2 scroller scroll-px-4 gap-3 px-4 lg:mx-0 lg:scroll-px-0 lg:gap-5 lg:px-0",
  card: "w-36 shrink-0 snap-start lg:w-44",
  words: "mt-1.5 h-18 text-sm/6",
  photoWords: "mt-1.5 h-12 text-sm/6",
} as const;

type RelatedSkeletonProps = { hasLook: boolean; together: number; similar: number };

/**
 * The place of what goes with a product.
 *
 * @param hasLook Whether a post shows it beside others.
 * @param together How many are bought together with it, itself not counted; 0 keeps no place.
 * @param similar How many are like it.
 */
export function RelatedSkeleton({ hasLook, together, similar }: RelatedSkeletonProps) {
  return (
    <>
      <div aria-hidden="true">
        <div className={RELATED.heading} />
        <div className={RELATED.rail}>
          <div className={RELATED.card}>
            <span className="block aspect-4/5 rounded-card bg-line" />
            <div className={RELATED.photoWords} />
          </div>
        </div>
      </div>
      {hasLook && (
        <div aria-hidden="true" className="max-w-xl">
          <div className={RELATED.heading} />
          <div className={RELATED.look}>
            <span className={`${RELATED.lookPicture} bg-line`} />
          </div>
          <div className={RELATED.foot} />
        </div>
      )}
      {together > 0 && (
        <div aria-hidden="true" className="max-w-xl">
          <div className={RELATED.heading} />
          {Array.from({ length: together + 1 }, (_, index) => (
            <div key={index} className={RELATED.row}>
              <span className="ml-10 h-20 w-16 rounded-card bg-line" />
            </div>
          ))}
          <div className={RELATED.foot} />
        </div>
      )}
      {similar > 0 && (
        <div aria-hidden="true">
          <div className={RELATED.heading} />
          <div className={RELATED.rail}>
            {Array.from({ length: Math.min(similar, 3) }, (_, index) => (
              <div key={index} className={RELATED.card}>
                <span className="block aspect-4/5 rounded-card bg-line" />
                <div className={RELATED.words} />
              </div>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
