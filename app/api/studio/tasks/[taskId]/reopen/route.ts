import { route } from "@/lib/http/route";
import { reopenTask } from "@/lib/tasks";
import { TaskParams } from "@/lib/tasks/contract";

export const POST = route(
  {
    summary: "Open a task again",
    kind: "session",
    policy: "manager",
    params: TaskParams,
    answer: "text/plain",
    status: 204,
  },
  ({ ctx, params }) => reopenTask(ctx, params.taskId),
);
