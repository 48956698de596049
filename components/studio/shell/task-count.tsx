"use client";

import { useQuery } from "@tanstack/react-query";
import { taskCountQuery } from "@/lib/tasks/client";

/** How many things wait to be put right; nothing while there are none. `name` is said with it. */
export function TaskCount({ name }: { name: string }) {
  const open = useQuery(taskCountQuery).data?.open ?? 0;
  if (open === 0) return null;
  return (
    <span className="ml-auto grid min-w-6 place-items-center rounded-full bg-danger px-1.5 text-sm font-semibold text-paper">
      <span aria-hidden="true">{open}</span>
      <span className="sr-only">{name.replace("{count}", String(open))}</span>
    </span>
  );
}
