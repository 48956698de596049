import { BUTTON } from "@/components/ui/button";

type MoreButtonProps = {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  text: string;
};

/** Asks for the next page of a list; gone on the last one. */
export function MoreButton({ query, text }: MoreButtonProps) {
  if (!query.hasNextPage) return null;
  return (
    <p className="mt-4 text-center">
      <button
        type="button"
        disabled={query.isFetchingNextPage}
        onClick={() => query.fetchNextPage()}
        className={BUTTON.secondary}
      >
        {text}
      </button>
    </p>
  );
}
