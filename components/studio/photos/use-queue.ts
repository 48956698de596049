import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import {
  decidePhotos,
  type DecideManyInput,
  figuresQuery,
  queueQuery,
  type StaffPhoto,
  staffPictureUrl,
} from "@/lib/moderation/staff-client";
import type { StaffPhotoPage } from "@/lib/moderation/staff-contract";

type Decision = DecideManyInput["decision"];
type Pages = InfiniteData<StaffPhotoPage, string | null>;
/** A decision that can be taken back: what it was about, and the versions that it made. */
type Step = { photos: StaffPhoto[]; made: Promise<Map<string, number>> };

/** Pictures that are fetched before anybody wants them. */
const AHEAD = 3;

export type Outcome = { word: "wasApproved" | "wasRejected" | "wasUndone"; failed: number };

/**
 * One view of the queue with what has been decided already taken out: the next photo is on the screen before the
 * server has answered. What the server refuses comes back.
 */
export function useQueue(filter: string, tell: (outcome: Outcome | "failed") => void) {
  const client = useQueryClient();
  const options = queueQuery(filter);
  const query = useInfiniteQuery(options);
  const [at, setAt] = useState(0);
  const [steps, setSteps] = useState<Step[]>([]);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const index = Math.min(at, Math.max(0, items.length - 1));
  useAhead(items.slice(index + 1, index + 1 + AHEAD));
  useMore(query, items.length - index);

  const change = (next: (items: StaffPhoto[]) => StaffPhoto[]) =>
    client.setQueryData<Pages>(options.queryKey, (pages) => {
      const [first, ...rest] = pages?.pages ?? [];
      if (!pages || !first) return pages;
      const all = [first, ...rest].flatMap((page) => page.items);
      const nextCursor = [first, ...rest].at(-1)?.nextCursor ?? null;
      const [param] = pages.pageParams;
      return { pages: [{ items: next(all), nextCursor }], pageParams: [param ?? null] };
    });
  const putBack = (photos: StaffPhoto[]) =>
    change((now) => {
      const known = new Set(now.map(({ id }) => id));
      const back = photos.filter(({ id }) => !known.has(id));
      return [...now.slice(0, index), ...back, ...now.slice(index)];
    });

  async function send(photos: StaffPhoto[], decision: Decision, versions: Map<string, number>) {
    const given = photos.map(({ id, version }) => ({ id, version: versions.get(id) ?? version }));
    const { done, failed } = await decidePhotos({ items: given, decision });
    void client.invalidateQueries({ queryKey: figuresQuery.queryKey });
    return { made: new Map(done.map(({ id, version }) => [id, version])), failed };
  }

  const decide = (photos: StaffPhoto[], decision: Exclude<Decision, { action: "undo" }>) => {
    const gone = new Set(photos.map(({ id }) => id));
    change((now) => now.filter(({ id }) => !gone.has(id)));
    const sent = send(photos, decision, new Map()).then(
      ({ made, failed }) => {
        const word = decision.action === "approve" ? "wasApproved" : "wasRejected";
        tell({ word, failed: failed.length });
        return made;
      },
      () => {
        putBack(photos);
        tell("failed");
        return new Map<string, number>();
      },
    );
    setSteps((before) => [...before, { photos, made: sent }]);
  };

  const undo = () => {
    const last = steps.at(-1);
    if (!last) return;
    setSteps(steps.slice(0, -1));
    putBack(last.photos);
    void last.made
      .then(async (versions) => {
        const decided = last.photos.filter(({ id }) => versions.has(id));
        if (decided.length === 0) return;
        const { made, failed } = await send(decided, { action: "undo" }, versions);
        change((now) => now.map((photo) => ({ ...photo, version: made.get(photo.id) ?? photo.version })));
        tell({ word: "wasUndone", failed: failed.length });
      })
      .catch(() => tell("failed"));
  };

  const replace = (photo: StaffPhoto) => change((now) => now.map((one) => (one.id === photo.id ? photo : one)));
  return { query, items, index, goTo: setAt, decide, undo, canUndo: steps.length > 0, replace };
}

function useAhead(photos: readonly StaffPhoto[]): void {
  const ids = photos.map(({ id }) => id).join();
  useEffect(() => {
    for (const id of ids.split(",").filter(Boolean)) new Image().src = staffPictureUrl(id, 720);
  }, [ids]);
}

type Paged = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
const FEW = 20;

/** Asks for more long before the last one is reached. */
function useMore({ hasNextPage, isFetchingNextPage, fetchNextPage }: Paged, left: number): void {
  const isNeeded = hasNextPage && !isFetchingNextPage && left < FEW;
  useEffect(() => {
    if (isNeeded) fetchNextPage();
  }, [isNeeded, fetchNextPage]);
}
