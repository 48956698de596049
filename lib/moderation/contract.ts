import { z } from "zod";
import { PHOTO_LIMITS } from "@/lib/core/photo-limits";
import { REPORT_REASONS } from "@/lib/core/photo-reasons";

import { captionText } from "@/lib/submissions/contract";

export const ReportInput = z.strictObject({ reason: z.enum(REPORT_REASONS), detail: captionText(PHOTO_LIMITS.note) });
export type ReportInput = z.infer<typeof ReportInput>;
export const Reported = z.object({ dueAt: z.iso.datetime({ offset: true }) });

export const AppealInput = z.strictObject({ text: captionText(PHOTO_LIMITS.note).pipe(z.string().min(1)) });
export type AppealInput = z.infer<typeof AppealInput>;
