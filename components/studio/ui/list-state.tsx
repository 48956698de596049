import type { ReactNode } from "react";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { ProblemError } from "@/lib/http/api-client";

type UiTexts = Texts<"studio">["ui"];

type ListStateProps = {
  query: { isPending: boolean; error: Error | null; refetch: () => unknown };
  /** How many there are once it has loaded. */
  count: number;
  empty: ReactNode;
  locale: Locale;
  texts: UiTexts;
  children: ReactNode;
};

const SKELETON_ROWS = [1, 2, 3, 4, 5, 6];

/** What a list shows while it loads, when it did not, when there is nothing, and when there is. */
export function ListState({ query, count, empty, locale, texts, children }: ListStateProps) {
  if (query.error) return <Trouble error={query.error} onRetry={() => query.refetch()} locale={locale} texts={texts} />;
  if (query.isPending) {
    return (
      <div role="status" aria-label={texts.loading} className="space-y-3">
        {SKELETON_ROWS.map((row) => (
          <div key={row} className="h-14 animate-pulse rounded-card bg-line/60 motion-reduce:animate-none" />
        ))}
      </div>
    );
  }
  if (count === 0) return <div className="py-12 text-center text-muted">{empty}</div>;
  return <>{children}</>;
}

type TroubleProps = { error: Error; onRetry: () => void; locale: Locale; texts: UiTexts };

/** What went wrong, and the way on: to try again, or to sign in again when the session has ended. */
function Trouble({ error, onRetry, locale, texts }: TroubleProps) {
  const hasEnded = error instanceof ProblemError && error.problem.status === 404;
  return (
    <div role="alert" className="space-y-3 py-12 text-center">
      <p>{hasEnded ? texts.ended : error instanceof ProblemError ? error.message : texts.error}</p>
      {hasEnded ? (
        <Link href={routes.signIn(locale)} className={BUTTON.primary}>
          {texts.signInAgain}
        </Link>
      ) : (
        <button type="button" onClick={onRetry} className={BUTTON.secondary}>
          {texts.retry}
        </button>
      )}
    </div>
  );
}
