import type { DisputeObject } from "../state/tables";
import { changedMetadata, given, type Parsed } from "../wire/params";
import type { World } from "../world";
import { assertUndecided, closeDispute, escalateInquiry } from "./dispute-charge";
import { DECIDING, type EVIDENCE_SHAPE } from "./evidence";

type DisputeAnswer = {
  evidence: Partial<Parsed<typeof EVIDENCE_SHAPE>> | undefined;
  metadata: Record<string, string> | null | undefined;
  submit: boolean | undefined;
};

function withEvidence(dispute: DisputeObject, { evidence = {}, metadata, submit = true }: DisputeAnswer) {
  const brought = given(evidence);
  const hasEvidence = dispute.evidence_details.has_evidence || Object.keys(brought).length > 0;
  const isSubmitted = submit && Object.keys(brought).length > 0;
  const isInquiry = dispute.status.startsWith("warning_");
  const status = isInquiry ? ("warning_under_review" as const) : ("under_review" as const);
  return {
    ...dispute,
    evidence: { ...dispute.evidence, ...brought },
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: hasEvidence,
      submission_count: dispute.evidence_details.submission_count + (isSubmitted ? 1 : 0),
    },
    metadata: changedMetadata(dispute.metadata, metadata),
    status: isSubmitted ? status : dispute.status,
  };
}

/** Our side of the story. The documented texts decide at once how the bank takes it. */
export function answerDispute(world: World, dispute: DisputeObject, answer: DisputeAnswer): DisputeObject {
  assertUndecided(dispute);
  const updated: DisputeObject = withEvidence(dispute, answer);
  world.store.put("disputes", updated);
  world.emit("charge.dispute.updated", { object: updated, previous: { status: dispute.status } });
  const isSubmitted = updated.status !== dispute.status;
  const text = answer.evidence?.uncategorized_text;
  if (isSubmitted && text === DECIDING.won) return closeDispute(world, updated, "won");
  if (isSubmitted && text === DECIDING.lost) return closeDispute(world, updated, "lost");
  return isSubmitted && text === DECIDING.escalated ? escalateInquiry(world, updated) : updated;
}
