import type { QueryClient } from "@tanstack/react-query";
import { notify } from "@/components/ui/notice";
import { addLine } from "@/lib/cart/client";
import type { Texts } from "@/lib/core/messages";
import { ProblemError } from "@/lib/http/api-client";
import { stockQuery } from "@/lib/inventory/client";

type Wanted = { handle: string; variantId: string; texts: Texts<"product"> };

/** Puts one of a variant into the bag, which has been said already; should it be refused, says that instead. */
export async function putInBag(client: QueryClient, { handle, variantId, texts }: Wanted): Promise<void> {
  try {
    await addLine(client, { variantId, quantity: 1 });
  } catch (refusal) {
    const isGone = refusal instanceof ProblemError && refusal.problem.type === "/problems/out-of-stock";
    notify({ text: isGone ? texts.soldOutMeanwhile : texts.addRefused });
    void client.invalidateQueries(stockQuery(handle));
  }
}
