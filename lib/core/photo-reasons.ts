/** Why a photo is not shown: each a sentence that its creator reads. */
export const REJECTION_REASONS = [
  "unclear",
  "no_product",
  "person",
  "not_own",
  "contact",
  "offensive",
  "duplicate",
  "other",
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** Why a visitor thinks that a photo should not be shown. */
export const REPORT_REASONS = ["me", "child", "mine", "offensive", "wrong_product", "other"] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];
