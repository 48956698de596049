import { z } from "zod";
import { TASK_KINDS } from "@/lib/db/schema/tasks";

/** What happened, in one word: `messages` has the sentences for each. */
export const TaskKind = z.enum(TASK_KINDS);
export type TaskKind = z.infer<typeof TaskKind>;

/** Something that only a person can put right, in a language. */
export const Task = z.object({
  id: z.uuid(),
  kind: TaskKind,
  /** What it is about, e.g. the id of a checkout, a refund, an event. */
  ref: z.string(),
  /** What happened, as a sentence. */
  happened: z.string(),
  /** What to do about it, as a sentence. */
  toDo: z.string(),
  /** What was known when it was raised; amounts in minor units. */
  details: z.record(z.string(), z.unknown()),
  raisedAt: z.iso.datetime({ offset: true }),
});
export type Task = z.infer<typeof Task>;
