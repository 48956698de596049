import { ProblemError } from "@/lib/http/api-client";

/** What a refusal says to people, in their language; a lost connection has no words of its own. */
export const wordsOf = (refusal: unknown, otherwise: string): string =>
  refusal instanceof ProblemError ? refusal.message : otherwise;
