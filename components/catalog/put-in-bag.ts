import type { QueryClient } from "@tanstack/react-query";
import { notify } from "@/components/ui/notice";
import { addLine } from "@/lib/cart/client";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { ProblemError } from "@/lib/http/api-client";
import { stockQuery } from "@/lib/inventory/client";

type Wanted = { handle: string; variantId: string; locale: Locale; texts: Texts<"product"> };

/** Puts one of a variant into the bag and says so at once; should it be refused, says that instead. */
export async function putInBag(client: QueryClient, { handle, variantId, locale, texts }: Wanted): Promise<void> {
  const adding = addLine(client, { variantId, quantity: 1 });
  notify({ text: texts.added, link: { href: routes.bag(locale), text: texts.viewBag } });
  try {
    await adding;
  } catch (refusal) {
    const isGone = refusal instanceof ProblemError && refusal.problem.type === "/problems/out-of-stock";
    notify({ text: isGone ? texts.soldOutMeanwhile : texts.addRefused });
    void client.invalidateQueries(stockQuery(handle));
  }
}
