import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import { createChanges } from "@/lib/http/changes";
import type { AddedLines, AddLineInput, CartView, LineItem } from "./contract";

const changes = createChanges<CartView>();

/** The bag of this browser; the header's count and the bag page share it. */
export const cartQuery = queryOptions({
  queryKey: ["cart"],
  queryFn: async ({ signal }) => {
    // A bag that was read before a change went through would take it off the screen again.
    await changes.settled();
    return getJson<CartView>("/api/cart", signal);
  },
  staleTime: 30_000,
});

/** Puts pieces in. Shown in the bag's count at once; rejects with `ProblemError` after taking them out again. */
export const addLine = (client: QueryClient, input: AddLineInput): Promise<void> =>
  change(client, {
    guess: (cart) => ({
      ...withQuantity(cart, input.variantId, (before) => before + input.quantity),
      count: cart.count + input.quantity,
    }),
    send: () => sendJson<CartView>("POST", "/api/cart/lines", { body: input }),
  });

/**
 * Puts several variants in at once.
 *
 * @param lines At most twenty, each variant once.
 * @param key Idempotency-Key: the same one for a repeat of the same press.
 * @returns Which ones are in, and which are not and why. Rejects with `ProblemError` when none could be tried.
 */
export async function addLines(client: QueryClient, lines: AddLineInput[], key: string): Promise<AddedLines> {
  const sending = sendJson<AddedLines>("POST", "/api/cart/lines/batch", { body: { lines }, key });
  await change(client, {
    guess: (cart) => ({ ...cart, count: lines.reduce((sum, { quantity }) => sum + quantity, cart.count) }),
    send: async () => (await sending).cart,
  });
  return sending;
}

/** Sets how many of a line; at once on the screen, rolled back if refused. */
export const setLine = (client: QueryClient, variantId: string, quantity: number): Promise<void> =>
  change(client, {
    guess: (cart) => withQuantity(cart, variantId, () => quantity),
    send: () => sendJson<CartView>("PUT", `/api/cart/lines/${variantId}`, { body: { quantity } }),
  });

/** Takes a line out; at once on the screen, rolled back if refused. */
export const removeLine = (client: QueryClient, variantId: string): Promise<void> =>
  change(client, {
    guess: (cart) =>
      withLines(
        cart,
        cart.lines.filter((line) => line.variantId !== variantId),
      ),
    send: () => sendJson<CartView>("DELETE", `/api/cart/lines/${variantId}`),
  });

type Change = { guess: (cart: CartView) => CartView; send: () => Promise<CartView> };

async function change(client: QueryClient, { guess, send }: Change): Promise<void> {
  const { queryKey } = cartQuery;
  void client.cancelQueries({ queryKey });
  try {
    await changes.make("cart", {
      before: client.getQueryData(queryKey),
      guess: (cart = EMPTY) => guess(cart),
      send,
      show: (cart) => (cart ? client.setQueryData(queryKey, cart) : void client.resetQueries({ queryKey })),
    });
  } catch (refusal) {
    // Something was not as it was on the screen: what else has changed is in the answer to this.
    void client.invalidateQueries({ queryKey });
    throw refusal;
  }
}

const EMPTY: CartView = { lines: [], count: 0, subtotal: { amount: 0, currency: "THB" } };

function withLines(cart: CartView, lines: LineItem[]): CartView {
  return {
    lines,
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
    subtotal: { ...cart.subtotal, amount: lines.reduce((sum, line) => sum + line.lineTotal.amount, 0) },
  };
}

function withQuantity(cart: CartView, variantId: string, quantityAfter: (before: number) => number): CartView {
  return withLines(
    cart,
    cart.lines.map((line) => {
      if (line.variantId !== variantId) return line;
      const quantity = quantityAfter(line.quantity);
      return { ...line, quantity, lineTotal: { ...line.unitPrice, amount: line.unitPrice.amount * quantity } };
    }),
  );
}
