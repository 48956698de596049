"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { FilterChoice } from "@/components/studio/ui/filter-bar";
import { ListState } from "@/components/studio/ui/list-state";
import { MoreButton } from "@/components/studio/ui/more-button";
import { PageHead } from "@/components/studio/ui/page-head";
import { useListKeys } from "@/components/studio/ui/use-keys";
import { useTry } from "@/components/ui/use-try";
import { FieldError } from "@/components/ui/field";
import type { Locale } from "@/lib/core/locale";
import { reopenTask, type Task, type TaskKind, tasksQuery } from "@/lib/tasks/client";
import { ResolveDialog } from "./resolve-dialog";
import { TaskCard } from "./task-card";
import type { TaskTexts } from "./task-texts";

type TasksProps = { locale: Locale; kinds: readonly TaskKind[]; texts: TaskTexts };

/** What the shop could not mend by itself: what happened, what to do, and a word when it is done. */
export function Tasks({ locale, kinds, texts }: TasksProps) {
  const { room, ui } = texts;
  const client = useQueryClient();
  const params = useSearchParams();
  const filter = new URLSearchParams(params);
  filter.set("locale", locale);
  const query = useInfiniteQuery(tasksQuery(filter.toString()));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [asked, setAsked] = useState<Task | null>(null);
  const { error, run } = useTry(ui.error);
  useListKeys();
  const refresh = () => void client.invalidateQueries({ queryKey: ["studio"] });
  const reopen = (task: Task) => run(() => reopenTask(task.id).finally(refresh));
  const isOpen = params.get("state") !== "resolved";
  const names: Record<TaskKind, string> = room.kinds;
  return (
    <>
      <PageHead title={room.title} intro={room.intro}>
        <FilterChoice
          name="state"
          label={room.state}
          options={[
            ["", room.open],
            ["resolved", room.resolved],
          ]}
        />
        <FilterChoice
          name="kind"
          label={room.kind}
          options={[["", room.allKinds], ...kinds.map((kind): [string, string] => [kind, names[kind]])]}
        />
      </PageHead>
      <div role="alert">{error !== undefined && <FieldError id="task-error" error={error} />}</div>
      <ListState
        query={query}
        count={items.length}
        empty={isOpen ? room.allDone : room.noneResolved}
        locale={locale}
        texts={ui}
      >
        <ul className="space-y-3">
          {items.map((task) => (
            <TaskCard
              key={task.id}
              task={task}
              name={names[task.kind]}
              onResolve={() => setAsked(task)}
              onReopen={() => reopen(task)}
              locale={locale}
              texts={room}
            />
          ))}
        </ul>
        <MoreButton query={query} text={ui.more} />
      </ListState>
      <ResolveDialog task={asked} onClose={() => setAsked(null)} onDone={refresh} texts={texts} />
    </>
  );
}
