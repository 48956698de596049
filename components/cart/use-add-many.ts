import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type Attempt, attemptFor } from "@/components/checkout/attempt-key";
import { notify } from "@/components/ui/notice";
import { addLines } from "@/lib/cart/client";
import type { AddedLines, AddLineInput } from "@/lib/cart/contract";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";

export type AddManyTexts = { added: string; addedSome: string; noneAdded: string; addRefused: string; viewBag: string };

/**
 * Putting several things into the bag with one press, and saying what became of it.
 *
 * @returns `add` gives what the shop answered, or null when it could not be asked.
 */
export function useAddMany(locale: Locale) {
  const client = useQueryClient();
  const unanswered = useRef<Attempt | null>(null);
  const [isAdding, setAdding] = useState(false);
  const add = async (lines: AddLineInput[], texts: AddManyTexts): Promise<AddedLines | null> => {
    const attempt = attemptFor(unanswered.current, JSON.stringify(lines));
    unanswered.current = attempt;
    setAdding(true);
    try {
      const answer = await addLines(client, lines, attempt.key);
      unanswered.current = null;
      notify(noticeOf(answer, lines, { locale, texts }));
      return answer;
    } catch {
      notify({ text: texts.addRefused });
      return null;
    } finally {
      setAdding(false);
    }
  };
  return { isAdding, add };
}

function noticeOf(
  { added, refused }: AddedLines,
  lines: readonly AddLineInput[],
  { locale, texts }: { locale: Locale; texts: AddManyTexts },
) {
  const count = lines.reduce((sum, { variantId, quantity }) => sum + (added.includes(variantId) ? quantity : 0), 0);
  if (count === 0) return { text: texts.noneAdded };
  const text = fill(refused.length === 0 ? texts.added : texts.addedSome, { count, refused: refused.length });
  return { text, link: { href: routes.bag(locale), text: texts.viewBag } };
}
