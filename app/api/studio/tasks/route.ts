import { route } from "@/lib/http/route";
import { listTasks } from "@/lib/tasks";
import { TaskPage, TasksQuery } from "@/lib/tasks/contract";

export const GET = route(
  {
    summary: "What the shop could not mend by itself, with what to do",
    kind: "session",
    policy: "manager",
    query: TasksQuery,
    answer: TaskPage,
  },
  ({ ctx, query }) => listTasks(ctx, query),
);
