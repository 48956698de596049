import { route } from "@/lib/http/route";
import { resolveTask } from "@/lib/tasks";
import { ResolveInput, TaskParams } from "@/lib/tasks/contract";

export const POST = route(
  {
    summary: "Note that a task was put right, and how",
    kind: "session",
    policy: "manager",
    params: TaskParams,
    body: ResolveInput,
    answer: "text/plain",
    status: 204,
  },
  ({ ctx, params, body }) => resolveTask(ctx, params.taskId, body.note),
);
