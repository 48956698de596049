import "server-only";

export { forgetTasks } from "./commands/forget-tasks";
export { type NewTask, raiseTask, raiseTaskAgain } from "./commands/raise-task";
export { reopenTask, resolveTask } from "./commands/resolve-task";
export { countOpenTasks, listTasks } from "./queries";
