import { route } from "@/lib/http/route";
import { countOpenTasks } from "@/lib/tasks";
import { TaskCount } from "@/lib/tasks/contract";

export const GET = route(
  { summary: "How many tasks are open", kind: "session", policy: "manager", answer: TaskCount },
  async ({ ctx }) => ({ open: await countOpenTasks(ctx) }),
);
