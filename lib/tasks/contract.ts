import { z } from "zod";
import { LocaleName, Money, pageOf, plainText } from "@/lib/core/shapes";
import { TASK_KINDS } from "@/lib/db/schema/tasks";

/** What happened, in one word: `messages` has the sentences for each. */
export const TaskKind = z.enum(TASK_KINDS);
export type TaskKind = z.infer<typeof TaskKind>;

const instant = z.iso.datetime({ offset: true });

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
  raisedAt: instant,
  /** The order that it is about; null where there is none. */
  order: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  /** The checkout that it is about, also where it became no order. */
  checkout: z.object({ id: z.uuid(), state: z.string(), name: z.string(), email: z.string(), total: Money }).nullable(),
  /** When and by whom it was put right, and how; null while it is open. */
  resolved: z.object({ at: instant, by: z.string(), note: z.string() }).nullable(),
});
export type Task = z.infer<typeof Task>;
export const TaskPage = pageOf(Task);
export type TaskPage = z.infer<typeof TaskPage>;

export const TasksQuery = z.strictObject({
  locale: LocaleName,
  state: z.enum(["open", "resolved"]).default("open"),
  kind: TaskKind.optional(),
  cursor: z.string().max(200).optional(),
});
export type TasksQuery = z.infer<typeof TasksQuery>;

export const TaskCount = z.object({ open: z.int().nonnegative() });
export type TaskCount = z.infer<typeof TaskCount>;

export const TaskParams = z.object({ taskId: z.uuid() });
/** What was done about it. */
export const ResolveInput = z.strictObject({ note: plainText(500).pipe(z.string().min(1)) });
