import { ProblemError } from "@/lib/http/api-client";
import type { UploadedPicture } from "@/lib/media/staff-contract";

/** Sends one picture as it is: what it really is, its first bytes say. Rejects with `ProblemError`, or `TypeError` when there is no network. */
export async function uploadPicture(file: File): Promise<UploadedPicture> {
  const response = await fetch(`/api/studio/media?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    headers: { "accept-language": document.documentElement.lang, "content-type": "application/octet-stream" },
    body: file,
  });
  const answer: unknown = await response.json();
  // Safe: route tests parse every answer with its contract.
  if (!response.ok) throw new ProblemError(answer as ProblemError["problem"]);
  return answer as UploadedPicture;
}
