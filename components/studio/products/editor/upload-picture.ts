import type { LocalText } from "@/lib/core/locale";
import { ProblemError } from "@/lib/http/api-client";

/** What the shop makes of a picture that was sent to it. */
export type Uploaded = { id: string; key: string; width: number; height: number; placeholder: string; alt: LocalText };

/** Sends one picture as it is. Rejects with `ProblemError`, or `TypeError` when there is no network. */
export async function uploadPicture(file: File): Promise<Uploaded> {
  const response = await fetch(`/api/studio/media?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    headers: { "accept-language": document.documentElement.lang, "content-type": file.type },
    body: file,
  });
  const answer: unknown = await response.json();
  // Safe: route tests parse every answer with its contract.
  if (!response.ok) throw new ProblemError(answer as ProblemError["problem"]);
  return answer as Uploaded;
}
