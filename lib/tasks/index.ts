import "server-only";

export { forgetTasks } from "./commands/forget-tasks";
export { raiseTask } from "./commands/raise-task";
export { resolveTask } from "./commands/resolve-task";
export { listOpenTasks } from "./queries";
