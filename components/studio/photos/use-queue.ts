import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import {
  decidePhotos,
  type DecideManyInput,
  figuresQuery,
  queueQuery,
  type StaffPhoto,
  staffPictureUrl,
} from "@/lib/moderation/staff-client";

type Decision = DecideManyInput["decision"];
/** A decision that can be taken back: what it was about, and the versions that it made. */
type Step = { photos: StaffPhoto[]; made: Promise<Map<string, number>> };

/** Pictures that are fetched before anybody wants them. */
const AHEAD = 3;

export type Outcome = { word: "wasApproved" | "wasRejected" | "wasUndone"; failed: number };

/**
 * One view of the queue without what was decided just now: the next photo is on the screen before the server has
 * answered. What the server refuses comes back. Kept apart from what was read, so that a page that arrives meanwhile
 * brings nothing back that is done.
 */
export function useQueue(filter: string, tell: (outcome: Outcome | "failed") => void) {
  const client = useQueryClient();
  const query = useInfiniteQuery(queueQuery(filter));
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [changed, setChanged] = useState<ReadonlyMap<string, StaffPhoto>>(new Map());
  const [at, setAt] = useState(0);
  const [steps, setSteps] = useState<Step[]>([]);
  const read = query.data?.pages.flatMap((page) => page.items) ?? [];
  const items = [...new Map(read.map((photo) => [photo.id, changed.get(photo.id) ?? photo])).values()].filter(
    ({ id }) => !gone.has(id),
  );
  const index = Math.min(at, Math.max(0, items.length - 1));
  useAhead(items.slice(index + 1, index + 1 + AHEAD));
  useMore(query, items.length - index);

  const take = (photos: StaffPhoto[]) => setGone((now) => new Set([...now, ...photos.map(({ id }) => id)]));
  const putBack = (photos: StaffPhoto[]) => {
    const back = new Set(photos.map(({ id }) => id));
    setGone((now) => new Set([...now].filter((id) => !back.has(id))));
    // The first of them is looked at again; all before it are still there.
    const first = read.filter(({ id }) => !gone.has(id) || back.has(id)).findIndex(({ id }) => back.has(id));
    if (first >= 0) setAt(first);
  };
  const replace = (...photos: StaffPhoto[]) =>
    setChanged((now) => new Map([...now, ...photos.map((photo) => [photo.id, photo] as const)]));

  async function send(photos: StaffPhoto[], decision: Decision, versions: Map<string, number>) {
    const given = photos.map(({ id, version }) => ({ id, version: versions.get(id) ?? version }));
    const { done, failed } = await decidePhotos({ items: given, decision });
    void client.invalidateQueries({ queryKey: figuresQuery.queryKey });
    return { made: new Map(done.map(({ id, version }) => [id, version])), failed };
  }

  const decide = (photos: StaffPhoto[], decision: Exclude<Decision, { action: "undo" }>) => {
    take(photos);
    const sent = send(photos, decision, new Map()).then(
      ({ made, failed }) => {
        tell({ word: decision.action === "approve" ? "wasApproved" : "wasRejected", failed: failed.length });
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
    last.made
      .then(async (versions) => {
        const decided = last.photos.filter(({ id }) => versions.has(id));
        if (decided.length === 0) return;
        const { made, failed } = await send(decided, { action: "undo" }, versions);
        replace(...decided.map((photo) => ({ ...photo, version: made.get(photo.id) ?? photo.version })));
        tell({ word: "wasUndone", failed: failed.length });
      })
      .catch(() => tell("failed"));
  };

  const isWaiting = query.isPending || (items.length === 0 && query.hasNextPage);
  return {
    query: { isPending: isWaiting, error: query.error, refetch: query.refetch },
    items,
    index,
    goTo: setAt,
    decide,
    undo,
    canUndo: steps.length > 0,
    replace,
  };
}

function useAhead(photos: readonly StaffPhoto[]): void {
  const ids = photos.map(({ id }) => id).join();
  useEffect(() => {
    for (const id of ids.split(",").filter(Boolean)) new Image().src = staffPictureUrl(id, 720);
  }, [ids]);
}

type Paged = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
const FEW = 40;

/** Asks for more long before the last one is reached. */
function useMore({ hasNextPage, isFetchingNextPage, fetchNextPage }: Paged, left: number): void {
  const isNeeded = hasNextPage && !isFetchingNextPage && left < FEW;
  useEffect(() => {
    if (isNeeded) fetchNextPage();
  }, [isNeeded, fetchNextPage]);
}
