import { useQuery } from "@tanstack/react-query";
import { useFilters } from "@/components/studio/ui/filter-bar";
import type { Texts } from "@/lib/core/messages";
import { figuresQuery, type QueueView } from "@/lib/moderation/staff-client";

const VIEWS = ["new", "needs_rights", "approved", "rejected", "reported", "appeals"] as const satisfies QueueView[];

/** The views of the queue, each with how many wait in it. */
export function ViewTabs({ texts }: { texts: Texts<"studio">["photos"] }) {
  const { get, set } = useFilters();
  const { data } = useQuery(figuresQuery);
  const current = get("view") || "new";
  return (
    <div role="group" aria-label={texts.views} className="scroller -mx-4 mb-3 gap-1 px-4 lg:mx-0 lg:px-0">
      {VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={current === view}
          onClick={() => set({ view: view === "new" ? "" : view })}
          className="flex min-h-11 shrink-0 pressable items-center gap-2 rounded-full px-4 text-muted hover:bg-surface aria-pressed:bg-surface aria-pressed:font-semibold aria-pressed:text-clay"
        >
          {texts[view]}
          <span className="text-sm price">{data?.counts[view] ?? ""}</span>
        </button>
      ))}
    </div>
  );
}
