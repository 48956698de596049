"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { FilterBar, FilterChoice, useFilters } from "@/components/studio/ui/filter-bar";
import { ListState } from "@/components/studio/ui/list-state";
import { PageHead } from "@/components/studio/ui/page-head";
import { useKeys } from "@/components/studio/ui/use-keys";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { StaffPhoto } from "@/lib/moderation/staff-client";
import { DecisionBar } from "./decision-bar";
import { Figures } from "./figures";
import type { PhotosTexts } from "./photos-texts";
import { PhotoDetail } from "./photo-detail";
import { PhotosTabs } from "./photos-tabs";
import { PhotoGrid } from "./photo-grid";
import { RejectDialog } from "./reject-dialog";
import { type Outcome, useQueue } from "./use-queue";
import { ViewTabs } from "./view-tabs";

type Studio = Texts<"studio">;
type PhotosProps = { locale: Locale; texts: PhotosTexts };

const COLOURS = [
  "red",
  "orange",
  "yellow",
  "green",
  "blue",
  "purple",
  "pink",
  "brown",
  "white",
  "grey",
  "black",
] as const;

/** Customers' photos to decide about: by keyboard and by thumb, one by one or many at once. */
export function Photos({ locale, texts }: PhotosProps) {
  const params = new URLSearchParams(useSearchParams());
  const isGrid = params.get("look") === "grid";
  params.delete("look");
  // Another view is another queue: what was decided in this one may stand in that.
  return <Queue key={params.toString()} filter={params.toString()} isGrid={isGrid} locale={locale} texts={texts} />;
}

type QueueProps = PhotosProps & { filter: string; isGrid: boolean };

function Queue({ filter, isGrid, locale, texts }: QueueProps) {
  const { room, ui } = texts;
  const [said, say] = useState("");
  const queue = useQueue(filter, (outcome) => say(wordsOf(outcome, room)));
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const [rejecting, setRejecting] = useState<StaffPhoto[] | null>(null);
  const { items, index, query } = queue;
  const current = items[index];
  const chosen = selected.size > 0 ? items.filter(({ id }) => selected.has(id)) : current ? [current] : [];
  const toggle = (id: string) =>
    select(new Set(selected.has(id) ? [...selected].filter((one) => one !== id) : [...selected, id]));
  const decide = (...given: Parameters<typeof queue.decide>) => {
    queue.decide(...given);
    select(new Set());
  };
  const approve = () => chosen.length > 0 && decide(chosen, { action: "approve" });
  const reject = () => chosen.length > 0 && setRejecting(chosen);
  const focus = (name: string) => document.querySelector<HTMLElement>(`[data-key=${name}]`)?.focus();
  useKeys({
    ...{ j: () => queue.goTo(Math.min(index + 1, items.length - 1)), k: () => queue.goTo(Math.max(0, index - 1)) },
    ...{ a: approve, x: reject, z: queue.undo, " ": () => current && toggle(current.id) },
    ...{ t: () => focus("tag"), r: () => focus("rights"), e: () => focus("edit"), "/": () => focus("search") },
  });
  return (
    <>
      <PhotosTabs locale={locale} texts={texts.requests} />
      <PageHead title={room.title} intro={room.intro}>
        <Figures texts={room} />
      </PageHead>
      <ViewTabs texts={room} />
      <Filters texts={room} />
      <ListState query={query} count={items.length} empty={room.empty} locale={locale} texts={ui}>
        {isGrid || !current ? (
          <PhotoGrid
            items={items}
            index={index}
            selected={selected}
            onToggle={toggle}
            onGoTo={queue.goTo}
            texts={room}
          />
        ) : (
          <PhotoDetail key={current.id} photo={current} onReplace={queue.replace} locale={locale} texts={texts} />
        )}
      </ListState>
      <DecisionBar
        count={chosen.length}
        selectedCount={selected.size}
        canUndo={queue.canUndo}
        acts={{ approve, reject, undo: queue.undo, clear: () => select(new Set()) }}
        texts={room}
        said={said}
      />
      <RejectDialog
        photos={rejecting}
        onClose={() => setRejecting(null)}
        onReject={(photos, why) => {
          setRejecting(null);
          decide(photos, { action: "reject", ...why });
        }}
        texts={room}
      />
    </>
  );
}

function wordsOf(outcome: Outcome | "failed", texts: Studio["photos"]): string {
  if (outcome === "failed") return texts.failed;
  return outcome.failed > 0 ? fill(texts.notDone, { count: outcome.failed }) : texts[outcome.word];
}

function Filters({ texts }: { texts: Studio["photos"] }) {
  const { get, set } = useFilters();
  const isGrid = get("look") === "grid";
  return (
    <FilterBar search={texts.search}>
      <FilterChoice
        name="source"
        label={texts.source}
        options={[
          ["", texts.allSources],
          ["share", texts.fromShare],
          ["order", texts.fromOrder],
          ["phone", texts.fromPhone],
          ["found", texts.fromFound],
        ]}
      />
      <FilterChoice
        name="media"
        label={texts.media}
        options={[
          ["", texts.allMedia],
          ["photo", texts.photosOnly],
          ["clip", texts.clipsOnly],
        ]}
      />
      <FilterChoice
        name="colour"
        label={texts.colour}
        options={[["", texts.allColours], ...COLOURS.map((name) => [name, texts[name]] as const)]}
      />
      <div role="group" aria-label={texts.look} className="flex shrink-0 rounded-full border border-muted/70">
        {([false, true] as const).map((grid) => (
          <button
            key={String(grid)}
            type="button"
            aria-pressed={isGrid === grid}
            onClick={() => set({ look: grid ? "grid" : "" })}
            className="min-h-11 pressable rounded-full px-4 text-muted aria-pressed:bg-ink aria-pressed:text-paper"
          >
            {grid ? texts.grid : texts.one}
          </button>
        ))}
      </div>
    </FilterBar>
  );
}
